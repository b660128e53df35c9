import type { Day } from '../calendar/calendar-day';
import { addMonths, monthOf, type Month } from '../calendar/calendar-month';
import { byCount, Sum } from './money';
import { LAPSES, NO_RENEWAL, type Columns } from '../query/columns';

/** Amounts in one currency, by month. */
interface MonthlyAmounts {
  /** In the order of {@link CostForecast.months}, in units of the currency. */
  byMonth: number[];
  total: number;
}

export interface CurrencyForecast {
  /** ISO 4217, or the word the API sent. */
  currency: string;
  /** What will be charged. */
  charged: MonthlyAmounts;
  /** What numbers that will lapse would cost if they were kept; none of it is charged if they lapse. */
  lapsing: MonthlyAmounts;
  /** Numbers in this currency, of either kind. */
  count: number;
}

export interface CostForecast {
  /** This month, from today on, and those that follow. */
  months: Month[];
  /** In the order of {@link byCount}. */
  currencies: CurrencyForecast[];
  /** Numbers that renew or lapse at a cost that the API does not tell; they are in no sum. */
  unknown: number;
}

/**
 * What the numbers will cost in the months ahead. Each is charged its monthly cost on its next renewal day and on that
 * day of every month after, or on the last day of a month that is too short. A renewal that was due before today and
 * that Talkover still shows is taken to be charged today. A number whose day to lapse has passed costs nothing any more.
 *
 * @param months how many, this one included
 */
export function forecastCosts(columns: Columns, today: Day, months = 12): CostForecast {
  const { renewalDay, monthlyCost, flags, currency } = columns;
  const first = monthOf(today);
  const charged = currency.words.map(() => new MonthlySums(months));
  const lapsing = currency.words.map(() => new MonthlySums(months));
  const counts = new Uint32Array(currency.words.length);
  let unknown = 0;
  for (let row = 0; row < columns.count; row++) {
    const day = renewalDay[row]!;
    const lapses = (flags[row]! & LAPSES) !== 0;
    if (day === NO_RENEWAL || (lapses && day < today)) continue;
    const cost = monthlyCost[row]!;
    if (Number.isNaN(cost)) {
      unknown++;
      continue;
    }
    const code = currency.codes[row]!;
    const sums = (lapses ? lapsing : charged)[code]!;
    counts[code]!++;
    if (day < today) sums.addToday(cost);
    sums.addMonthly(cost, firstCharge(day, today) - first);
  }
  const currencies = currency.words
    .map((word, code) => ({
      currency: word,
      charged: charged[code]!.amounts(),
      lapsing: lapsing[code]!.amounts(),
      count: counts[code]!,
    }))
    .filter(({ count }) => count > 0)
    .sort(byCount);
  return { months: Array.from({ length: months }, (_, at) => first + at), currencies, unknown };
}

/** The month of the first charge on or after today; from then on there is one in every month. */
function firstCharge(renewalDay: Day, today: Day): Month {
  if (renewalDay >= today) return monthOf(renewalDay);
  const month = monthOf(today);
  return addMonths(renewalDay, month - monthOf(renewalDay)) >= today ? month : month + 1;
}

/** Amounts in one currency, each charged once or in every month from some month on. */
class MonthlySums {
  private readonly today = new Sum();
  /** By the first month in which they are charged. */
  private readonly startingIn: Sum[];

  constructor(months: number) {
    this.startingIn = Array.from({ length: months }, () => new Sum());
  }

  addToday(amount: number): void {
    this.today.add(amount);
  }

  /** @param month the first, 0 being this month; what begins after the last is not counted */
  addMonthly(amount: number, month: number): void {
    this.startingIn[month]?.add(amount);
  }

  amounts(): MonthlyAmounts {
    const monthly = new Sum();
    const total = new Sum();
    const byMonth = this.startingIn.map((starting, month) => {
      monthly.addSum(starting);
      const charged = new Sum();
      charged.addSum(monthly);
      if (month === 0) charged.addSum(this.today);
      total.addSum(charged);
      return charged.value();
    });
    return { byMonth, total: total.value() };
  }
}
