type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a key undoes (-1) or redoes (1) a change of the query, or does neither (0). */
export function historyStep(event: Pressed, isMac: boolean): -1 | 0 | 1 {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey || !(isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey)) return 0;
  const key = event.key.toLowerCase();
  if (key === 'z') return shiftKey ? 1 : -1;
  return key === 'y' && !shiftKey && !isMac ? 1 : 0;
}
