import type { SavedView } from '../../../shared/saved-view';
import { t } from '../../lib/t';

/** What can be done with a saved view. */
export type ViewDeed = 'rename' | 'pin' | 'reminds' | 'up' | 'down' | 'delete';

/** A deed as a menu offers it. */
export interface ViewOption {
  key: ViewDeed;
  label: string;
  /** It is set apart from those before it. */
  begins?: boolean;
}

/** What the menu of a view offers, by its place among the others. */
export function viewOptions(view: SavedView, at: number, count: number): ViewOption[] {
  return [
    { key: 'rename', label: t('views.rename') },
    { key: 'pin', label: t(view.pinned ? 'views.unpin' : 'views.pin') },
    { key: 'reminds', label: t(view.reminds ? 'views.remindAll' : 'views.remindOnly') },
    ...(at > 0 ? [{ key: 'up' as const, label: t('views.up') }] : []),
    ...(at < count - 1 ? [{ key: 'down' as const, label: t('views.down') }] : []),
    { key: 'delete', label: t('views.delete'), begins: true },
  ];
}
