/**
 * A copy in memory that all threads of the process see. Handed to another thread it is not copied again, which with 20 MB
 * would keep main standing still.
 */
export function shareBytes(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  shared.set(bytes);
  return shared;
}
