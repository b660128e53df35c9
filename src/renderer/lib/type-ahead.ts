/** How long, in milliseconds, keys wait for a field that never comes. */
const PATIENCE = 1000;
const TEXT_FIELDS = 'textarea, input:not([type]), input[type="text"], input[type="search"]';

/** Stops waiting for the field that was to open before. */
let stopWaiting: (() => void) | null = null;

/**
 * Keeps what is typed for the field that is about to open. Panels and dialogs take the keyboard some frames after the key
 * that opens them; the letters typed until then are no shortcuts of what lies behind, such as S and M of its rows.
 *
 * It ends once anything takes the keyboard, when the user presses Escape or the pointer, and after a second.
 */
export function keepTypeAhead(): void {
  stopWaiting?.();
  let typed = '';
  let hasControl = false;
  const waiting = new AbortController();
  const patience = setTimeout(stop, PATIENCE);
  const listener = { capture: true, signal: waiting.signal };
  stopWaiting = stop;

  function stop(): void {
    clearTimeout(patience);
    waiting.abort();
  }

  window.addEventListener('keydown', keep, listener);
  window.addEventListener('focusin', give, listener);
  window.addEventListener('pointerdown', stop, listener);

  function keep(event: KeyboardEvent): void {
    // what presses or leaves a button is meant for the one that has the keyboard; the rest may be for a field to come
    const isForControl = hasControl && ['Enter', ' ', 'Tab'].includes(event.key);
    if (event.key === 'Escape' || isForControl) return stop();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (event.key.length === 1) typed += event.key;
  }

  function give({ target }: FocusEvent): void {
    if (target instanceof Element && target.matches(TEXT_FIELDS)) {
      stop();
      if (typed !== '') write(target as HTMLInputElement | HTMLTextAreaElement, typed);
      return;
    }
    // a dialog puts the keyboard on its first button before it puts it on its field
    hasControl = true;
    clearTimeout(patience);
    setTimeout(stop);
  }
}

/** Writes where the cursor of the field is, as if it was typed there. */
function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}
