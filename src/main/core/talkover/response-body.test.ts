import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyTooLargeError, readBody, textOf } from './response-body';

const MEGABYTE = 1024 * 1024;

/** A response whose body comes in such pieces; it notes whether the rest was cancelled. */
function responseOf(pieces: Uint8Array<ArrayBuffer>[]) {
  const source = { taken: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        const piece = pieces[source.taken++];
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
      cancel() {
        source.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body), source };
}

const zeros = (bytes: number) => new Uint8Array(bytes);

describe('the body of a response', () => {
  it('is read up to the bound, and not a byte further', async () => {
    const sizeOf = async (pieces: Uint8Array<ArrayBuffer>[]) =>
      (await readBody(responseOf(pieces).response, 10)).reduce((sum, block) => sum + block.byteLength, 0);
    expect(await sizeOf([zeros(4), zeros(6)])).toBe(10);
    await expect(sizeOf([zeros(4), zeros(7)])).rejects.toThrow(BodyTooLargeError);
    await expect(sizeOf([zeros(11)])).rejects.toThrow('larger than 10 bytes');
  });

  it('is cancelled as soon as it is too large', async () => {
    const { response, source } = responseOf([zeros(6), zeros(6), zeros(6), zeros(6)]);
    await expect(readBody(response, 10)).rejects.toMatchObject({ name: 'BodyTooLargeError' });
    expect(source).toEqual({ taken: 2, isCancelled: true });
  });

  it('may be missing', async () => {
    expect(await readBody(new Response(null, { status: 204 }), 10)).toEqual([]);
  });

  it('is the same text, however it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.array(fc.nat(40)), async (text, cuts) => {
        const bytes = new TextEncoder().encode(text);
        const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const pieces = places.slice(1).map((end, index) => bytes.slice(places[index], end));
        const filled = pieces.filter(({ byteLength }) => byteLength > 0);
        expect(textOf(await readBody(responseOf(filled).response, 10_000))).toBe(text.replace(/^\uFEFF/, ''));
      }),
    );
  });

  it('comes in blocks of four megabytes, or as large as a piece that is larger', async () => {
    const pieces = [zeros(3 * MEGABYTE), zeros(MEGABYTE), zeros(1), zeros(5 * MEGABYTE), zeros(2 * MEGABYTE)];
    pieces.forEach((piece, index) => piece.fill(index + 1));
    const blocks = await readBody(responseOf(pieces).response, 100 * MEGABYTE);
    const filled = blocks.filter(({ byteLength }) => byteLength > 0);
    expect(filled.map(({ byteLength }) => byteLength)).toEqual([4 * MEGABYTE, 1, 5 * MEGABYTE, 2 * MEGABYTE]);
    expect(Buffer.concat(blocks).equals(Buffer.concat(pieces))).toBe(true);
    // each can be handed to another thread
    expect(new Set(blocks.map(({ buffer }) => buffer)).size).toBe(blocks.length);
    expect(filled.map(({ buffer }) => buffer.byteLength)).toEqual([4, 4, 5, 4].map((size) => size * MEGABYTE));
  });
});
