import type { ApiFilters } from '../../../shared/environment';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';

/** Filters whose answer can be checked. `search` can't: only Talkover knows where it looks. */
const CHECKED = ['type', 'has_voice', 'has_whatsapp'] as const satisfies (keyof ApiFilters & keyof PhoneNumber)[];
export type CheckedFilter = (typeof CHECKED)[number];

/** What a list was asked for, and how many of its numbers had no readable value in a field. */
export interface AskedFor {
  filters: ApiFilters;
  unreadable: Partial<Record<keyof PhoneNumber, number>>;
}

/** Whether an answer to some filters can be checked at all. */
export function canCheck(filters: ApiFilters): boolean {
  return CHECKED.some((name) => filters[name] !== null);
}

/**
 * The numbers of an answer that meet the filters it was asked for, and the filters that some of them don't meet: a server
 * may not know a filter, and send everything. A filter that no number meets is left alone, because the server
 * understands it in another way then, and so is one of which a number's value is not known.
 */
export function keepMeeting(
  numbers: PhoneNumber[],
  { filters, unreadable }: AskedFor,
): { numbers: PhoneNumber[]; ignoredFilters: CheckedFilter[] } {
  let kept = numbers;
  const ignoredFilters: CheckedFilter[] = [];
  for (const name of CHECKED) {
    const asked = filters[name];
    if (asked === null || (unreadable[name] ?? 0) > 0) continue;
    const meeting = kept.filter((number) => number[name] === asked || number[name] === '');
    if (meeting.length === 0 || meeting.length === kept.length) continue;
    kept = meeting;
    ignoredFilters.push(name);
  }
  return { numbers: kept, ignoredFilters };
}
