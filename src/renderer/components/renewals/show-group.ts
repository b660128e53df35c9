import { chooseValues } from '../../../shared/query/language/edit';
import { NONE } from '../../../shared/query/language/key';
import type { GroupedBy } from '../../../shared/query/groups';
import { useFeedbackStore } from '../../stores/feedback';
import { useQueryStore } from '../../stores/query';
import { useSavedViewsStore } from '../../stores/saved-views';
import { useViewStore } from '../../stores/view';

/** Leads to the numbers of a group in the Numbers view. @param value see Groups.values */
export async function showGroup(by: GroupedBy, value: string): Promise<void> {
  // the query language asks about one list, whichever environments are in it
  if (by === 'environment') {
    if (await useFeedbackStore().attempt('environment.select', { environmentId: value })) showNumbers('');
  } else showNumbers(chooseValues('', by, [value || NONE]));
}

/** Leads to the numbers that will lapse, at a known cost. @param currency null for those in any */
export function showAtRisk(currency: string | null): void {
  const query = 'lapses:today.. -cost:none';
  showNumbers(currency === null ? query : chooseValues(query, 'currency', [currency || NONE]));
}

/** Leads to the numbers that a query finds, without any saved view. */
function showNumbers(query: string): void {
  useSavedViewsStore().leave();
  useQueryStore().replace(query);
  useViewStore().show('numbers', null);
}
