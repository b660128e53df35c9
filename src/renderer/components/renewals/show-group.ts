import { chooseValues } from '../../../shared/query/language/edit';
import { NONE } from '../../../shared/query/language/key';
import type { GroupedBy } from '../../../shared/query/groups';
import { useQueryStore } from '../../stores/query';
import { useSavedViewsStore } from '../../stores/saved-views';
import { useShownEnvironmentStore } from '../../stores/shown-environment';
import { useViewStore } from '../../stores/view';

const ALL = '';
/** The numbers that will lapse, at a known cost. */
const AT_RISK = 'lapses:today.. -cost:none';

/** Leads to the numbers of a group in the Numbers view. @param value see Groups.values */
export async function showGroup(by: GroupedBy, value: string, which: 'all' | 'atRisk' = 'all'): Promise<void> {
  const query = which === 'all' ? ALL : AT_RISK;
  // the query language asks about one list, whichever environments are in it
  if (by === 'environment') {
    if (await useShownEnvironmentStore().show(value)) showNumbers(query);
  } else showNumbers(chooseValues(query, by, [value || NONE]));
}

/** Leads to the numbers that will lapse, at a known cost. @param currency null for those in any */
export function showAtRisk(currency: string | null): void {
  if (currency === null) showNumbers(AT_RISK);
  else void showGroup('currency', currency, 'atRisk');
}

/** Leads to the numbers that a query finds, without any saved view. */
function showNumbers(query: string): void {
  useSavedViewsStore().leave();
  useQueryStore().replace(query);
  useViewStore().show('numbers', null);
}
