/**
 * What is in a journal when the app is killed at some byte while it writes the states one after another, and the last
 * state that is whole by then. What is added is there up to that byte; what is written as a whole is there or not.
 *
 * @param states what the file held after each change; the first was written as a whole
 * @param cut any number; where the app is killed
 */
export function killedIn<S extends { bytes: Buffer }>(
  states: readonly S[],
  cut: number,
): { left: Buffer; expected: S } {
  const places = states.flatMap((state, index) => {
    const next = states[index + 1]?.bytes.length ?? 0;
    const grown = Math.max(1, next - state.bytes.length);
    return Array.from({ length: grown }, (_, more) => ({ index, more }));
  });
  const { index, more } = places[cut % places.length]!;
  const state = states[index]!;
  const added = states[index + 1]?.bytes.subarray(state.bytes.length).subarray(0, more) ?? Buffer.alloc(0);
  // the mark still says how long the file was before
  return { left: Buffer.concat([state.bytes, added]), expected: state };
}
