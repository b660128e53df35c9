type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Whether a key leads back (-1) or forward (1) through the queries, or nowhere (0): undo and redo while the query is typed,
 * and a browser's back and forward. On a Mac, Alt with an arrow moves by words in a text, so there it leads nowhere while somebody types.
 */
export function historyStep(event: Pressed, isMac: boolean, isTyping: boolean): -1 | 0 | 1 {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  const key = event.key.toLowerCase();
  if (altKey) {
    if (ctrlKey || metaKey || shiftKey || (isMac && isTyping)) return 0;
    return key === 'arrowleft' ? -1 : key === 'arrowright' ? 1 : 0;
  }
  const isHeld = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (!isHeld) return 0;
  if (isTyping && key === 'z') return shiftKey ? 1 : -1;
  if (shiftKey) return 0;
  if (isMac) return key === '[' ? -1 : key === ']' ? 1 : 0;
  return isTyping && key === 'y' ? 1 : 0;
}

/** The same for the buttons of a mouse: the fourth leads back, the fifth forward. */
export function historyStepOfButton(button: number): -1 | 0 | 1 {
  return button === 3 ? -1 : button === 4 ? 1 : 0;
}
