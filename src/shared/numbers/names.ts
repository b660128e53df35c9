import { agentNames, talkoverEnvironmentName } from './extras';
import type { PhoneNumber } from './phone-number';

/** So many names are found at most, because each line of the log is searched for all of them. */
const MOST_NAMES = 1_000;

/**
 * The names in a list, each once: senders with a name instead of digits, such as `ACME`; agents; Talkover's environments.
 * Their shape doesn't tell them from other words.
 */
export function namesIn(numbers: readonly PhoneNumber[]): string[] {
  const names = new Set<string>();
  for (const number of numbers) {
    const sender = /\p{L}/u.test(number.number) ? number.number : '';
    for (const name of [sender, ...agentNames(number), talkoverEnvironmentName(number)]) {
      if (names.size === MOST_NAMES) return [...names];
      if (name !== '') names.add(name);
    }
  }
  return [...names];
}
