import type { SavedView } from '../../../shared/saved-view';
import { t } from '../../lib/t';

/** What can be done with a saved view. */
export type ViewDeed = 'rename' | 'pin' | 'reminds' | 'keep' | 'up' | 'down' | 'delete';

/** A deed as a menu offers it. */
export interface ViewOption {
  key: ViewDeed;
  label: string;
  /** It is set apart from those before it. */
  begins?: boolean;
}

/** What the menu of a view offers, by its place among the others. @param keeps files can be kept up to date here */
export function viewOptions(view: SavedView, at: number, count: number, keeps: boolean): ViewOption[] {
  return [
    { key: 'rename', label: t('savedViews.rename') },
    { key: 'pin', label: t(view.pinned ? 'savedViews.unpin' : 'savedViews.pin') },
    { key: 'reminds', label: t(view.reminds ? 'savedViews.remindAll' : 'savedViews.remindOnly') },
    ...(keeps ? [{ key: 'keep' as const, label: t('keptFiles.open') }] : []),
    ...(at > 0 ? [{ key: 'up' as const, label: t('savedViews.up') }] : []),
    ...(at < count - 1 ? [{ key: 'down' as const, label: t('savedViews.down') }] : []),
    { key: 'delete', label: t('savedViews.delete'), begins: true },
  ];
}
