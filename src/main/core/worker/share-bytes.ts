/**
 * A copy in memory that all threads of the process see. Handed to another thread it is not copied again, which with 20 MB
 * would keep main standing still.
 */
export function shareBytes(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  shared.set(bytes);
  return shared;
}

/** Plain data in which all bytes are shared, wherever they stand in it. */
export function shareBytesIn(value: unknown): unknown {
  if (value instanceof Uint8Array) return shareBytes(value);
  if (Array.isArray(value)) return typeof value[0] === 'object' ? value.map(shareBytesIn) : value;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shareBytesIn(part)]));
}
