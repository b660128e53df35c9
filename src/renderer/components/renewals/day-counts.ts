import { t } from '../../lib/t';

/**
 * How many numbers lapse and renew on a day, in words; empty where none do.
 * @param isPast the day is over, and these are what should have happened
 */
export function dayCounts(
  { lapses, renews }: { lapses: number; renews: number },
  isPast: boolean,
): { lapses: string; renews: string } {
  return {
    lapses: lapses > 0 ? t(isPast ? 'renewals.month.lapsed' : 'renewals.month.lapses', { count: lapses }) : '',
    renews: renews > 0 ? t(isPast ? 'renewals.month.wereDue' : 'renewals.month.renews', { count: renews }) : '',
  };
}
