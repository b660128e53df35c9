import type { SavedView } from '../../../shared/saved-view';
import { t } from '../../lib/t';

/** What can be done with a saved view. */
export type ViewDeed = 'reset' | 'rename' | 'pin' | 'reminds' | 'keep' | 'up' | 'down' | 'delete';

/** A deed as a menu offers it. */
export interface ViewOption {
  key: ViewDeed;
  label: string;
  /** It is set apart from those before it. */
  begins?: boolean;
}

/** Where a view stands, and how. */
interface ViewPlace {
  /** Its place among all views. */
  at: number;
  count: number;
  /** Files can be kept up to date here. */
  keepsFiles: boolean;
  /** It is chosen, and something else is shown than it says. */
  isChanged: boolean;
}

/** What the menu of a view offers. */
export function viewOptions(view: SavedView, { at, count, keepsFiles, isChanged }: ViewPlace): ViewOption[] {
  return [
    ...(isChanged ? [{ key: 'reset' as const, label: t('savedViews.reset') }] : []),
    { key: 'rename', label: t('savedViews.rename'), begins: isChanged },
    { key: 'pin', label: t(view.pinned ? 'savedViews.unpin' : 'savedViews.pin') },
    { key: 'reminds', label: t(view.reminds ? 'savedViews.remindAll' : 'savedViews.remindOnly') },
    ...(keepsFiles ? [{ key: 'keep' as const, label: t('keptFiles.open') }] : []),
    ...(at > 0 ? [{ key: 'up' as const, label: t('savedViews.up') }] : []),
    ...(at < count - 1 ? [{ key: 'down' as const, label: t('savedViews.down') }] : []),
    { key: 'delete', label: t('savedViews.delete'), begins: true },
  ];
}
