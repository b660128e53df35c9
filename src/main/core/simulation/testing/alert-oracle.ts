import { sampleEnvironment } from '../../../../shared/testing/sample';
import type { Listed } from './computer';

const DAY = 86_400_000;
const { id: ENVIRONMENT, baseUrl: SERVER } = sampleEnvironment();

/** Something that happened and is to be announced once. */
export interface Fact {
  /** As the record of reminders names it. */
  key: string;
  /** Null where it is about the environment as a whole. */
  numberId: string | null;
}

/** A token that was refused, or an environment that isn't syncing: until a sync succeeds. */
export const standing = (kind: 'token' | 'outage'): Fact => ({ key: `${kind} ${ENVIRONMENT}`, numberId: null });

/** What is to be announced of two lists by docs/reminders.md; written without the code that it judges. */
export function factsBetween(before: Listed, after: Listed): Fact[] {
  const facts: Fact[] = [];
  const about = (kind: string, numberId: string | null) =>
    facts.push({ key: `${kind} ${numberId === null ? ENVIRONMENT : `${SERVER} ${numberId}`} ${before.fetchedAt}`, numberId }); // prettier-ignore
  const gone = [...before.numbers.keys()].filter((id) => !after.numbers.has(id));
  if (gone.length > 5 && gone.length > before.numbers.size / 10) about('loss', null);
  else for (const id of gone) about('gone', id);
  let isDifferent = gone.length > 0;
  for (const [id, was] of before.numbers) {
    const is = after.numbers.get(id);
    if (!is || is === was) continue;
    if (was.current_status === 'active' && ['suspended', 'inactive'].includes(is.current_status)) about('status', id);
    if (is.monthly_renewal_cost! > was.monthly_renewal_cost!) about('price', id);
    const fields = ['current_status', 'auto_renewal', 'renewal_date', 'monthly_renewal_cost'] as const;
    if (fields.some((field) => is[field] !== was[field])) isDifferent = true;
  }
  const between = after.fetchedAt - before.fetchedAt;
  const isKnown = !before.isClockWrong && !after.isClockWrong;
  if (isDifferent && isKnown && between >= DAY && between <= 366 * DAY) about('missed', null);
  return facts;
}

/** Judges alerts, as the other oracle does renewals. */
export interface AlertOracle {
  /** Must be announced from now on. */
  expect(facts: readonly Fact[]): void;
  /** May be announced: the app was killed while it noted this. */
  allow(facts: readonly Fact[]): void;
  /** It is over. @param isSure false where the app was killed while it noted that */
  withdrawn(keys: readonly string[], isSure: boolean): void;
  /** None that waits is wanted any more. @param isSure as above */
  unwanted(isSure: boolean): void;
  /** @throws where one should not be announced, or was */
  shown(keys: readonly string[], isMuted: (id: string) => boolean): void;
  /** The app can't know whether these were announced: this once they may be announced twice. */
  unsure(keys: readonly string[]): void;
  /** @throws where one is still to be announced */
  nothingDue(isMuted: (id: string) => boolean): void;
  readonly counts: { alerts: number };
}

export function createAlertOracle(): AlertOracle {
  const due = new Map<string, Fact>();
  const possible = new Map<string, Fact>();
  const done = new Set<string>();
  const mayComeAgain = new Set<string>();
  /** Withdrawn, or not. */
  const unclear = new Set<string>();
  const counts = { alerts: 0 };
  const isAbout = ({ numberId }: Fact, isMuted: (id: string) => boolean) => numberId !== null && isMuted(numberId);

  function allow(facts: readonly Fact[]): void {
    for (const fact of facts) if (!due.has(fact.key)) possible.set(fact.key, fact);
  }

  return {
    counts,
    allow,
    expect(facts) {
      for (const fact of facts) {
        if (unclear.has(fact.key)) allow([fact]);
        else if (!done.has(fact.key)) due.set(fact.key, fact);
      }
    },
    withdrawn(keys, isSure) {
      for (const key of keys) {
        const fact = due.get(key);
        for (const set of [due, done, possible]) set.delete(key);
        if (isSure) unclear.delete(key);
        else unclear.add(key);
        if (!isSure && fact) possible.set(key, fact);
      }
    },
    unwanted(isSure) {
      if (isSure) possible.clear();
      else for (const [key, fact] of due) possible.set(key, fact);
      due.clear();
    },
    shown(keys, isMuted) {
      for (const key of keys) {
        const fact = due.get(key) ?? possible.get(key);
        const isAgain = mayComeAgain.delete(key);
        if (done.has(key) && !isAgain) throw new Error(`the alert was announced before: ${key}`);
        if (!fact && !isAgain) throw new Error(`there is no reason for the alert: ${key}`);
        if (fact && isAbout(fact, isMuted)) throw new Error(`the number of the alert is muted: ${key}`);
        if (!isAgain) counts.alerts++;
        done.add(key);
        due.delete(key);
        possible.delete(key);
      }
    },
    unsure(keys) {
      for (const key of keys) mayComeAgain.add(key);
    },
    nothingDue(isMuted) {
      for (const fact of due.values())
        if (!isAbout(fact, isMuted)) throw new Error(`the alert is still due: ${fact.key}`);
    },
  };
}
