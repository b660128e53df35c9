import { plainText } from '../../../shared/plain-text';
import type { Shell } from '../ports/ports';

/** The longest sentence of a notification has 300 characters; names come on top. */
const MOST_BODY_CHARACTERS = 1_000;

/**
 * A shell through which the operating system can get any text: names that the user typed, and lists that an earlier
 * version stored as they were sent, may hold control characters and marks that reorder text.
 */
export function withPlainText(shell: Shell): Shell {
  return {
    ...shell,
    notify: (notification) =>
      shell.notify({
        ...notification,
        title: plainText(notification.title),
        body: plainText(notification.body, MOST_BODY_CHARACTERS),
      }),
    setTray: (tray) =>
      shell.setTray({
        ...tray,
        tooltip: plainText(tray.tooltip),
        waiting: tray.waiting && { ...tray.waiting, label: plainText(tray.waiting.label) },
        toDo: tray.toDo && { ...tray.toDo, label: plainText(tray.toDo.label) },
        next: tray.next.map((entry) => ({ ...entry, label: plainText(entry.label) })),
      }),
  };
}
