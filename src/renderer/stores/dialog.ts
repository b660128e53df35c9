import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/**
 * A dialog over the whole page. `first` is what the user came for, and gets the keyboard. Which numbers an export is about is told by
 * the selection: those, or all shown.
 */
export type OpenDialog =
  | { kind: 'labels' }
  | { kind: 'import' }
  | { kind: 'export'; of: 'selection' | 'result' }
  | { kind: 'diagnostics'; first: 'copy' | 'export' };

/** Which dialog is open; the frame shows it. */
export const useDialogStore = defineStore('dialog', () => {
  const open = shallowRef<OpenDialog | null>(null);

  function show(dialog: OpenDialog): void {
    open.value = dialog;
  }

  function close(): void {
    open.value = null;
  }

  return { open, show, close };
});
