import type { Target } from '../../../../shared/bridge/target';
import type { StoredPlace } from '../../storage/formats/ledger-format';

/** Where a click leads, in the words of the ledger. They never change, whatever the app's own views are called. */
export function placeOf(target: Target): StoredPlace {
  const environmentId = target.environmentId;
  switch (target.view) {
    case 'numbers':
      return { place: 'number', environmentId, numberId: target.numberId };
    case 'renewals':
      return { place: 'renewals', environmentId, announcementId: target.only };
    case 'activity':
      return { place: target.filter === 'gone' ? 'activity' : 'allActivity', environmentId };
    case 'reminders':
    case 'settings':
      return { place: target.view, environmentId };
  }
}

/** The other way round; a place that this version does not know is the inbox of reminders. */
export function targetOfPlace({ place, environmentId = null, numberId, announcementId = null }: StoredPlace): Target {
  if (place === 'number' && environmentId !== null && numberId !== undefined) {
    return { view: 'numbers', environmentId: environmentId, numberId };
  }
  if (place === 'activity' && environmentId !== null) return { view: 'activity', environmentId, filter: 'gone' };
  if (place === 'allActivity' && environmentId !== null) return { view: 'activity', environmentId, filter: null };
  if (place === 'renewals') return { view: 'renewals', environmentId: environmentId, only: announcementId };
  if (place === 'settings') return { view: 'settings', environmentId: environmentId };
  return { view: 'reminders', environmentId: null };
}
