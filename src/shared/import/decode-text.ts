/**
 * The text of a file that people's programs wrote: by its byte order mark; without one as UTF-16 where every other byte
 * is zero, as UTF-8 where it is valid, and as Windows-1252 otherwise. There is neither U+FFFD nor NUL in it.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  return new TextDecoder(encoding).decode(bytes).replace(encoding === 'utf-8' ? /\0/gu : /[\0\uFFFD]/gu, '');
}

/** The first bytes, in which a text of ASCII in UTF-16 shows itself. */
const LOOKED_AT = 1024;

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const start = bytes.subarray(0, LOOKED_AT);
  start.forEach((byte, at) => (zeros[at % 2]! += byte === 0 ? 1 : 0));
  // texts in other scripts have few zeros, but line breaks and separators are ASCII all the same
  if (zeros[1]! > start.length / 16 && zeros[0] === 0) return 'utf-16le';
  if (zeros[0]! > start.length / 16 && zeros[1] === 0) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Whether a file is a workbook or another archive, of which no line can be read as text. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const starts = (...magic: number[]) => magic.every((byte, at) => bytes[at] === byte);
  return starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0);
}
