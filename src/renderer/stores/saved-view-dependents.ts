import type { SavedView } from '../../shared/saved-view';
import { useAppStore } from './app';

/** What depends on some saved views. */
export interface SavedViewDependents {
  /** One of them limits reminders. */
  limitsReminders: boolean;
  /** The names of channels that are on and tell of their numbers only. */
  channels: string[];
  /** The names of files that are kept up to date with their numbers. */
  files: string[];
}

/** What stops or changes where some saved views are deleted, or can no longer be answered. */
export function dependentsOf(views: readonly SavedView[]): SavedViewDependents {
  const { state } = useAppStore();
  const isOne = (id: string | null) => views.some((view) => view.id === id);
  return {
    limitsReminders: views.some(({ reminds }) => reminds),
    channels: (state?.channels ?? []).flatMap(({ enabled, name, savedViewId }) =>
      enabled && isOne(savedViewId) ? [name] : [],
    ),
    files: (state?.keptFiles ?? []).flatMap(({ savedViewId, path }) => (isOne(savedViewId) ? [fileNameOf(path)] : [])),
  };
}

/** The last part of a path of any system. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}
