import { createTurn } from '../../shared/async/turn';

/** How long (ms) the page may be kept busy before it is let breathe: well below what is felt. */
const SLICE_MS = 8;

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Lets the page paint and take what was typed. Not by a timer, which a page in the background waits a second for. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}

/**
 * Gives out a long text in pieces, and lets the page breathe between them.
 * @param onPiece gets how many parts have been written
 */
export async function* inSlices(parts: Iterable<string>, onPiece?: (count: number) => void): AsyncGenerator<string> {
  let text = '';
  let count = 0;
  const turn = createTurn(SLICE_MS, pause);
  for (const part of parts) {
    text += part;
    count++;
    if (!turn.isOver()) continue;
    yield text;
    onPiece?.(count);
    text = '';
    await turn.pass();
  }
  yield text;
  onPiece?.(count);
}
