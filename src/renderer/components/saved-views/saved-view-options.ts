import type { SavedView } from '../../../shared/saved-view';
import { t } from '../../lib/t';

/** What can be done with a saved view. */
export type SavedViewDeed = 'rename' | 'pin' | 'start' | 'reminds' | 'keep' | 'up' | 'down' | 'delete';

/** A deed as a menu offers it. */
export interface SavedViewOption {
  key: SavedViewDeed;
  label: string;
  /** Whether it is so now, for what is turned on and off. */
  isOn?: boolean;
  /** What the palette calls it, where that differs. */
  title?: string;
  /** It is set apart from those before it. */
  begins?: boolean;
}

interface Offered {
  /** Its place among the others, and how many there are. */
  at: number;
  count: number;
  /** Files can be kept up to date here. */
  keeps: boolean;
  /** The app opens with it. */
  starts: boolean;
}

/** What the menu of a view offers. */
export function savedViewOptions(view: SavedView, { at, count, keeps, starts }: Offered): SavedViewOption[] {
  return [
    { key: 'rename', label: t('savedViews.rename') },
    { key: 'pin', label: t(view.pinned ? 'savedViews.unpin' : 'savedViews.pin') },
    { key: 'start', label: t('savedViews.start'), isOn: starts, ...(starts && { title: t('savedViews.startOff') }) },
    { key: 'reminds', label: t(view.reminds ? 'savedViews.remindAll' : 'savedViews.remindOnly') },
    ...(keeps ? [{ key: 'keep' as const, label: t('keptFiles.open') }] : []),
    ...(at > 0 ? [{ key: 'up' as const, label: t('savedViews.up') }] : []),
    ...(at < count - 1 ? [{ key: 'down' as const, label: t('savedViews.down') }] : []),
    { key: 'delete', label: t('savedViews.delete'), begins: true },
  ];
}
