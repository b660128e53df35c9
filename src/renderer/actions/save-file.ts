import type { RequestInput } from '../../shared/bridge/requests';
import { request } from '../bridge/bridge-client';
import { useAppStore } from '../stores/app';
import { useFeedbackStore } from '../stores/feedback';
import { t } from '../lib/t';

/** How long (ms) a download may take to begin; what it reads must be there until then. */
const DOWNLOAD_BEGINS_MS = 60_000;

/** UTF-16 units that are handed over at once; main takes no more in one message. */
const PIECE = 512 * 1024;

interface SaveOptions {
  /** Ends the writing; nothing is left of the file then. */
  signal?: AbortSignal;
  /** The user has said where: from now on it is written. */
  onBegun?: () => void;
}

/**
 * Hands the user a file: by the system's own dialog in the desktop shell, as a download in a browser. What went wrong is
 * said; resolves with whether the file is there.
 *
 * @param parts the file's text, asked for one by one as they are written, so that a large file is never whole in memory
 */
export async function saveFile(
  file: RequestInput<'file.begin'>,
  parts: Iterable<string> | AsyncIterable<string>,
  options: SaveOptions = {},
): Promise<boolean> {
  const app = useAppStore();
  return app.state?.shell === 'browser' ? download(file, parts, options) : write(file, parts, options);
}

async function write(
  file: RequestInput<'file.begin'>,
  parts: Iterable<string> | AsyncIterable<string>,
  { signal, onBegun }: SaveOptions,
): Promise<boolean> {
  const feedback = useFeedbackStore();
  const begun = await feedback.ask('file.begin', file);
  if (begun?.outcome !== 'begun') return false;
  const { fileId } = begun;
  onBegun?.();
  let isFinished = false;
  try {
    let text = '';
    for await (const part of parts) {
      if (signal?.aborted) return false;
      text += part;
      while (text.length > PIECE) {
        const end = endOfPiece(text);
        await request('file.append', { fileId, text: text.slice(0, end) });
        text = text.slice(end);
      }
    }
    if (text !== '') await request('file.append', { fileId, text });
    if (signal?.aborted) return false;
    const saved = await feedback.ask('file.finish', { fileId });
    isFinished = saved !== null;
    if (saved) {
      const show = () => void feedback.attempt('file.show', { fileId });
      feedback.offer(t('file.saved', { name: saved.name }), t('file.show'), show);
    }
    return isFinished;
  } catch (error) {
    feedback.fail('file.finish', error);
    return false;
  } finally {
    // after a failure too: main has discarded the file then, and says nothing
    if (!isFinished) await feedback.attempt('file.cancel', { fileId });
  }
}

/** Not between the halves of a character, which would be lost. */
function endOfPiece(text: string): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(PIECE - 1)) ? PIECE - 1 : PIECE;
}

async function download(
  { kind, name }: RequestInput<'file.begin'>,
  parts: Iterable<string> | AsyncIterable<string>,
  { signal, onBegun }: SaveOptions,
): Promise<boolean> {
  onBegun?.();
  const written: string[] = [];
  for await (const part of parts) {
    if (signal?.aborted) return false;
    written.push(part);
  }
  if (signal?.aborted) return false;
  const url = URL.createObjectURL(new Blob(written, { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_BEGINS_MS);
  return true;
}
