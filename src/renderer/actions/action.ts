import type { Shortcut } from './shortcut';

/** Where an action stands in palette and shortcut sheet, in this order. */
export const ACTION_SECTIONS = ['go', 'numbers', 'activity', 'savedViews', 'environments', 'app'] as const;
type ActionSection = (typeof ACTION_SECTIONS)[number];

/** Something the app can do, defined once for everything that offers it. */
export interface Action {
  /** Unique: `view.numbers`, `environment.<id>`. */
  id: string;
  section: ActionSection;
  /** What it does, in words of the catalogue or of the user's own. */
  title: string;
  /** What its entry says in the menu of what it acts on; the title where it is missing. */
  menuTitle?: string;
  /** The first is the one that is shown. */
  shortcuts?: readonly Shortcut[];
  /** Its keys belong to the field while something is typed. */
  outsideFields?: true;
  /** Shown next to the title: what would be found, which of several is chosen. */
  note?: string;
  /** It acts on the selected numbers, or on the one that is meant; the palette offers it first, under their name. */
  isForTargets?: true;
  /** One of the same actions on each of many things: the palette offers it only for what is typed, below all others. */
  isOfMany?: true;
  /** Not offered in the palette: it is about what the palette stands in front of, or offered there in other words. */
  notInPalette?: true;
  /** False while there is nothing for it to act on; the default is true. */
  isAvailable?: () => boolean;
  run: () => void;
}

/** An action that is there only while what it acts on can be seen. */
export function onlyWhile(isShown: () => boolean, action: Action): Action {
  return { ...action, isAvailable: () => isShown() && (action.isAvailable?.() ?? true) };
}
