/** A body was larger than it may be. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

const BLOCK_BYTES = 4 * 1024 * 1024;

/**
 * The body of a response in blocks of memory of its own, so that they can be handed to another thread. What comes is
 * copied bit by bit, since 50 MB at once would hold everything else up.
 *
 * @throws {@link BodyTooLargeError}; what `fetch` throws when the body ends too soon or the request is cancelled.
 */
export async function readBody(response: Response, maxBytes: number): Promise<Uint8Array[]> {
  const blocks: Uint8Array[] = [];
  if (!response.body) return blocks;
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let block = new Uint8Array(0);
  let used = 0;
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new BodyTooLargeError(`The body is larger than ${maxBytes} bytes.`);
    }
    if (used + part.value.byteLength > block.byteLength) {
      blocks.push(block.subarray(0, used));
      block = new Uint8Array(Math.max(BLOCK_BYTES, part.value.byteLength));
      used = 0;
    }
    block.set(part.value, used);
    used += part.value.byteLength;
  }
  return [...blocks, block.subarray(0, used)];
}

/** The text of such blocks, without the byte order mark some servers send. */
export function textOf(body: readonly Uint8Array[]): string {
  return new TextDecoder().decode(Buffer.concat(body));
}
