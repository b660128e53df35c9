import { isoFromDay, type Day } from '../../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import type { Dice } from '../../../../sandbox/dice';
import { sampleNumber } from '../../../../shared/testing/sample';

/** An environment at Talkover over the years: its numbers renew, lapse, are corrected, go and come. */
export interface SimulatedServer {
  /** Lets the days pass up to one (UTC). */
  liveUntil(day: Day): void;
  /** What changes at random: a number or a few. */
  edit(): void;
  /** What a fetch gives. */
  list(): PhoneNumber[];
}

/** How long a lapsed number is still listed. */
const LISTED_AFTER_LAPSE = 12;

const STATUSES = ['active', 'suspended', 'pending', 'inactive'] as const;

export function createSimulatedServer(count: number, start: Day, dice: Dice): SimulatedServer {
  const between = (least: number, most: number) => least + dice.below(most - least + 1);
  let today = start;
  let born = 0;
  const numbers = new Map<string, PhoneNumber & { day: Day }>();

  const withDay = (number: PhoneNumber, day: Day) => ({ ...number, day, renewal_date: isoFromDay(day) });

  function add(): void {
    const id = `n${born++}`;
    const number = sampleNumber({ id, number: `+1${id.slice(1).padStart(10, '2')}`, formatted_number: id, auto_renewal: dice.chance(0.8) }); // prettier-ignore
    numbers.set(id, withDay(number, today + between(1, 31)));
  }

  function passDay(): void {
    today++;
    for (const [id, number] of numbers) {
      if (number.day >= today) continue;
      const renews = number.auto_renewal && number.current_status === 'active';
      if (renews) numbers.set(id, withDay(number, number.day + between(28, 31)));
      else if (today - number.day > LISTED_AFTER_LAPSE) {
        numbers.delete(id);
        add();
      }
    }
  }

  function editOne(number: PhoneNumber & { day: Day }): void {
    const { id } = number;
    const change = between(0, 6);
    if (change === 0) numbers.set(id, { ...number, auto_renewal: !number.auto_renewal });
    else if (change === 1)
      numbers.set(id, { ...number, current_status: STATUSES[dice.below(STATUSES.length)]! }); // prettier-ignore
    else if (change === 2) numbers.set(id, withDay(number, number.day + between(-9, 9)));
    else if (change === 3) numbers.set(id, withDay(number, number.day + between(27, 62)));
    else if (change === 4) numbers.delete(id);
    else if (change === 5)
      numbers.set(id, { ...number, monthly_renewal_cost: (number.monthly_renewal_cost ?? 0) + 0.5 });
    else numbers.set(id, { ...number, auto_renewal: true, current_status: 'active' });
  }

  for (let index = 0; index < count; index++) add();
  return {
    liveUntil(day) {
      while (today < day) passDay();
    },
    edit() {
      for (let left = between(1, 20); left > 0; left--) editOne([...numbers.values()][dice.below(numbers.size)]!);
      while (numbers.size < count) add();
    },
    list: () => [...numbers.values()],
  };
}
