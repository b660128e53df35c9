import type { AppNotification } from './notification';
import type { AppState } from './state';
import type { Target } from './target';

/** What main tells the renderer without being asked. */
export type BridgeEvent =
  /** The whole state (it holds no numbers, so it is small), whenever something in it changed. */
  | { type: 'state'; state: AppState }
  /** Show this, because the user clicked it in the tray or in a notification. */
  | { type: 'navigate'; target: Target }
  /**
   * The page is about to go: it writes what it holds back, and answers with `page.flushed` and this number once main has
   * answered what it wrote.
   */
  | { type: 'flush'; flush: number }
  /** Browser mode: the page shows this and answers with `notification.outcome`. */
  | { type: 'notify'; notification: AppNotification };

/**
 * The lists that are shown, over a MessagePort (desktop) or the WebSocket (browser mode): each whole at first, then what
 * differs. Chunks are those of number-chunk.ts; for each that comes in `rows` the page says when it has taken it.
 */
export type ListMessage =
  /** From now on the lists of these environments are shown, in this order; each that the page has not yet follows. */
  | { type: 'shown'; environmentIds: string[] }
  /** Begins a list, instead of any earlier one of its environment; `list` numbers it, so that the rest of that is dropped. */
  | { type: 'start'; list: number; environmentId: string; total: number; fetchedAt: number | null }
  | { type: 'rows'; list: number; chunk: string }
  | { type: 'end'; list: number }
  /** The complete list has changed: the numbers in `gone` were removed, those in `put` replaced or added. */
  | { type: 'patch'; list: number; total: number; fetchedAt: number; put: string[]; gone: string[] };
