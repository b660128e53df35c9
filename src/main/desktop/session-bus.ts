import type { MessageBus } from 'dbus-native';

/** A method call: destination, path, interface, member, and its arguments. */
export type BusCall = Parameters<MessageBus['invokeDbus']>[0];

/**
 * Makes calls over a connection of their own to the session bus (Linux only), all at once.
 *
 * @param timeoutMs how long each may take
 * @returns what became of each, in the order of the calls
 * @throws where there is no session bus
 */
export async function callSessionBus(
  calls: readonly BusCall[],
  timeoutMs: number,
): Promise<PromiseSettledResult<unknown>[]> {
  const { sessionBus } = await import('dbus-native'); // other systems never load it
  const bus = sessionBus();
  bus.connection.on('error', () => undefined); // the calls fail with it
  const answers = await Promise.allSettled(calls.map((call) => bus.invokeDbus(call, { timeout: timeoutMs })));
  bus.connection.stream.destroy(); // a bus that doesn't answer doesn't hang up either
  return answers;
}
