import type { Day } from '../calendar/calendar-day';
import { addMonths, monthOf, type Month } from '../calendar/calendar-month';
import type { Groups } from '../query/groups';
import { byCount, Sum } from './money';
import { LAPSES, NO_RENEWAL, type Columns } from '../query/columns';

/**
 * What the numbers will cost in the year ahead. Each is charged its monthly cost on its next renewal day and on that day of
 * every month after, or on the last day of a month that is too short, until the day before the same day of the next year. A
 * renewal that was due before today and that Talkover still shows is taken to be charged today. What lapses is at risk: its
 * cost is not charged if the number is lost. A number whose day to lapse has passed costs nothing any more.
 */

/** What some numbers cost in one currency, in units of it. */
export interface CurrencyCosts {
  /** ISO 4217, or the word the API sent. */
  currency: string;
  /** What the numbers that renew cost a month. */
  monthly: number;
  /** What they are charged in the year ahead. */
  year: number;
  /** What the numbers that lapse cost a month; not charged if they are lost. */
  atRisk: number;
  /** How many of them lapse. */
  lapsing: number;
  /** Numbers that renew or lapse at a known cost. */
  count: number;
}

/** What the numbers of a group cost. */
export interface GroupCosts {
  /** See {@link Groups.values}. */
  value: string;
  /** Every number of the group, those included of which no cost is known. */
  count: number;
  /** In the order of {@link byCount}. */
  costs: CurrencyCosts[];
}

export interface CostForecast {
  /** Those without a value come last. Else by the currency of most of their numbers, then by what they cost a month. */
  groups: GroupCosts[];
  /** All numbers, in the order of {@link byCount}. */
  total: CurrencyCosts[];
  /** Numbers that renew or lapse at a cost that the API does not tell; they are in no sum. */
  unknown: number;
}

export function forecastCosts(columns: Columns, { codes, sets, values }: Groups): CostForecast {
  const { currency, monthlyCost, flags } = columns;
  const timesIn = yearAhead(columns.today);
  const total: SumsByCurrency = new Map();
  const groups = values.map((value) => ({ value, count: 0, sums: new Map() as SumsByCurrency }));
  let unknown = 0;
  for (let row = 0; row < columns.count; row++) {
    const isCharged = costsAnything(columns, row);
    const cost = monthlyCost[row]!;
    const isKnown = isCharged && !Number.isNaN(cost);
    if (isCharged && !isKnown) unknown++;
    const isLapsing = (flags[row]! & LAPSES) !== 0;
    const times = isKnown ? timesIn(columns.renewalDay[row]!).times : 0;
    const word = currency.words[currency.codes[row]!]!;
    if (isKnown) sumsIn(total, word).add(cost, times, isLapsing);
    for (const at of sets[codes[row]!]!) {
      groups[at]!.count++;
      if (isKnown) sumsIn(groups[at]!.sums, word).add(cost, times, isLapsing);
    }
  }
  const all = costsOf(total);
  const found = groups
    .filter(({ count }) => count > 0)
    .map(({ value, count, sums }) => ({ value, count, costs: costsOf(sums) }));
  return { groups: inOrder(found, all), total: all, unknown };
}

/** What will be charged in each month, and what would be if nothing were lost. */
export interface MonthlyCosts {
  /** This month from today on, and those that follow; the last until the day before the year is over. */
  months: Month[];
  /** In units of the currency, in the order of {@link MonthlyCosts.months}. */
  currencies: { currency: string; charged: number[]; atRisk: number[] }[];
}

export function costsByMonth(columns: Columns): MonthlyCosts {
  const { currency, monthlyCost, flags, today } = columns;
  const ahead = yearAhead(today);
  const first = monthOf(today);
  const count = lastMonthOf(today) - first + 1;
  const newMonths = () => currency.words.map(() => new MonthSums(count));
  const [charged, atRisk] = [newMonths(), newMonths()];
  for (let row = 0; row < columns.count; row++) {
    const cost = monthlyCost[row]!;
    if (!costsAnything(columns, row) || Number.isNaN(cost)) continue;
    const sums = (flags[row]! & LAPSES ? atRisk : charged)[currency.codes[row]!]!;
    const charges = ahead(columns.renewalDay[row]!);
    if (charges.isDueToday) sums.addOnce(cost);
    sums.addMonthly(cost, charges.first - first, charges.last - first);
  }
  return {
    months: Array.from({ length: count }, (_, at) => first + at),
    currencies: currency.words.map((word, code) => ({
      currency: word,
      charged: charged[code]!.amounts(),
      atRisk: atRisk[code]!.amounts(),
    })),
  };
}

/** Whether the whole months cost the same; the first begins today, and the last ends before it does. */
export function isEvenly(amounts: readonly number[]): boolean {
  const whole = amounts.slice(1, -1);
  return whole.every((amount) => amount === whole[0]);
}

/** The day before the same day of the next year: the last on which anything is charged. */
export function lastDayAhead(today: Day): Day {
  return addMonths(today, 12) - 1;
}

const lastMonthOf = (today: Day): Month => monthOf(lastDayAhead(today));

function costsAnything({ renewalDay, flags, today }: Columns, row: number): boolean {
  const day = renewalDay[row]!;
  return day !== NO_RENEWAL && (day >= today || (flags[row]! & LAPSES) === 0);
}

/** When a number is charged in the year ahead. */
interface Charges {
  /** It was due before today. */
  isDueToday: boolean;
  /** It is charged once in each month from the first to the last; never where the first comes after it. */
  first: Month;
  last: Month;
  /** How often in all. */
  times: number;
}

/** The charges of numbers by their renewal day, of which many have the same. */
function yearAhead(today: Day): (renewalDay: Day) => Charges {
  const known = new Map<Day, Charges>();
  const lastMonth = lastMonthOf(today);
  return (renewalDay) => {
    let charges = known.get(renewalDay);
    if (!charges) {
      const isDueToday = renewalDay < today;
      const inLastMonth = addMonths(renewalDay, lastMonth - monthOf(renewalDay));
      const first = firstCharge(renewalDay, today);
      const last = inLastMonth <= lastDayAhead(today) ? lastMonth : lastMonth - 1;
      const times = Math.max(last - first + 1, 0) + (isDueToday ? 1 : 0);
      known.set(renewalDay, (charges = { isDueToday, first, last, times }));
    }
    return charges;
  };
}

/** The month of the first charge on or after today; from then on there is one in every month. */
function firstCharge(renewalDay: Day, today: Day): Month {
  if (renewalDay >= today) return monthOf(renewalDay);
  const month = monthOf(today);
  return addMonths(renewalDay, month - monthOf(renewalDay)) >= today ? month : month + 1;
}

/** What is added up in one currency. */
class CostSums {
  count = 0;
  private lapsing = 0;
  private readonly monthly = new Sum();
  private readonly year = new Sum();
  private readonly atRisk = new Sum();

  constructor(private readonly currency: string) {}

  /** @param times how often a number that renews is charged in the year ahead */
  add(cost: number, times: number, isLapsing: boolean): void {
    this.count++;
    if (isLapsing) {
      this.lapsing++;
      this.atRisk.add(cost);
    } else {
      this.monthly.add(cost);
      this.year.add(cost, times);
    }
  }

  costs(): CurrencyCosts {
    return {
      currency: this.currency,
      monthly: this.monthly.value(),
      year: this.year.value(),
      atRisk: this.atRisk.value(),
      lapsing: this.lapsing,
      count: this.count,
    };
  }
}

/** Only of those currencies that occur: of many groups, most have one. */
type SumsByCurrency = Map<string, CostSums>;

function sumsIn(sums: SumsByCurrency, currency: string): CostSums {
  let sum = sums.get(currency);
  if (!sum) sums.set(currency, (sum = new CostSums(currency)));
  return sum;
}

function costsOf(sums: SumsByCurrency): CurrencyCosts[] {
  return Array.from(sums.values(), (sum) => sum.costs()).sort(byCount);
}

function inOrder(groups: GroupCosts[], total: readonly CurrencyCosts[]): GroupCosts[] {
  const placeOf = new Map(total.map(({ currency }, place) => [currency, place]));
  const keyed = groups.map((group) => {
    const [most] = group.costs;
    const place = most ? placeOf.get(most.currency)! : total.length;
    return { group, isNone: group.value === '' ? 1 : 0, place, monthly: most?.monthly ?? 0 };
  });
  return keyed
    .sort(
      (a, b) =>
        a.isNone - b.isNone || a.place - b.place || b.monthly - a.monthly || (a.group.value < b.group.value ? -1 : 1),
    )
    .map(({ group }) => group);
}

/** Amounts in one currency, month by month. */
class MonthSums {
  private readonly once = new Sum();
  /** What begins to be charged in a month, less what no longer is. */
  private readonly changes: Sum[];

  constructor(months: number) {
    this.changes = Array.from({ length: months }, () => new Sum());
  }

  /** In the first month. */
  addOnce(amount: number): void {
    this.once.add(amount);
  }

  /** In each month from one to another, 0 being the first. */
  addMonthly(amount: number, from: number, to: number): void {
    if (from > to) return;
    this.changes[from]?.add(amount);
    this.changes[to + 1]?.add(-amount);
  }

  amounts(): number[] {
    const monthly = new Sum();
    return this.changes.map((change, month) => {
      monthly.addSum(change);
      if (month > 0) return monthly.value();
      const charged = new Sum();
      charged.addSum(monthly);
      charged.addSum(this.once);
      return charged.value();
    });
  }
}
