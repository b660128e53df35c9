import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { EnvironmentDto } from '../../shared/bridge/state';
import type { ChannelDto } from '../../shared/channels/channel';
import type { NumberRef } from '../../shared/numbers/number-ref';
import type { SavedView } from '../../shared/saved-view';
import { keepTypeAhead } from '../lib/type-ahead';

/** A dialog over the whole page, with the data it gets when it opens. */
export type OpenDialog =
  | { kind: 'palette' }
  | { kind: 'shortcuts' }
  /** `edit`: the label whose name or color the user came to change; its field takes the keyboard. */
  | { kind: 'labels'; edit?: { labelId: number; field: 'name' | 'color' } }
  /** The licenses of what the app is shipped with. */
  | { kind: 'licenses' }
  | { kind: 'import' }
  /** Imports the one file that was saved on another computer. */
  | { kind: 'transfer' }
  /** `text`: what is compared at once, such as numbers that were pasted; else a file is asked for. */
  | { kind: 'compare'; text?: string }
  /** `savedViewId`: the saved view whose numbers the file has; null for all numbers, unless the user chooses a view. */
  | { kind: 'keepFile'; savedViewId: string | null }
  /** `of`: the selected numbers, or all that are shown. */
  | { kind: 'export'; of: 'selection' | 'result' }
  /** `first`: what the user came for; its button takes the keyboard. */
  | { kind: 'diagnostics'; first: 'copy' | 'export' }
  /** `ask`: takes an example that the user chose. */
  | { kind: 'queryHelp'; ask: (example: string) => void }
  | { kind: 'removeChannel'; channel: ChannelDto }
  | { kind: 'removeEnvironment'; environment: EnvironmentDto }
  /** Chooses reminder days for several numbers. */
  | { kind: 'reminderDays'; numbers: readonly NumberRef[] }
  /** Asks before reminders are limited to the numbers of a saved view. */
  | { kind: 'limitReminders'; view: SavedView }
  /** Asks for the name of a saved view, where the side bar shows no names. */
  | { kind: 'renameSavedView'; view: SavedView };

/** Which dialog is open, one at most; the frame shows it. */
export const useDialogStore = defineStore('dialog', () => {
  const open = shallowRef<OpenDialog | null>(null);

  function show(dialog: OpenDialog): void {
    keepTypeAhead();
    open.value = dialog;
  }

  function close(): void {
    open.value = null;
  }

  return { open, show, close };
});
