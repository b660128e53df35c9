import { expect, it } from 'vitest';
import { icns, ico } from './icon-containers.mjs';

it('points each entry of an .ico at its image', () => {
  const file = ico([
    { size: 16, png: Buffer.from('small') },
    { size: 256, png: Buffer.from('large one') },
  ]);
  expect(file.readUInt16LE(4)).toBe(2);
  const entry = 6 + 16;
  expect(file.readUInt8(entry)).toBe(0);
  const offset = file.readUInt32LE(entry + 12);
  expect(file.subarray(offset, offset + file.readUInt32LE(entry + 8)).toString()).toBe('large one');
});

it('refuses an .icns without all its sizes, and counts its whole length', () => {
  expect(() => icns(new Map([[16, Buffer.from('x')]]))).toThrow(/32 pixels/);
  const sizes = [16, 32, 64, 128, 256, 512, 1024];
  const file = icns(new Map(sizes.map((size) => [size, Buffer.from(`${size}`)])));
  expect(file.readUInt32BE(4)).toBe(file.length);
});
