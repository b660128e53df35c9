import type { Message, MessageBus, sessionBus as Dial } from 'dbus-native';

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
  const { bus } = greeted(sessionBus);
  bus.connection.on('error', () => undefined); // the calls fail with it
  const answers = await Promise.allSettled(calls.map((call) => bus.invokeDbus(call, { timeout: timeoutMs })));
  bus.connection.stream.destroy(); // a bus that doesn't answer doesn't hang up either
  return answers;
}

/** A signal on the bus, with its arguments. */
export interface BusSignal {
  interface: string;
  member: string;
  body: unknown[];
}

/** A connection to the session bus that stays open until one side closes it. */
export interface SessionBus {
  /**
   * Calls a method; starts its service where the bus can.
   * @param timeoutMs how long the answer may take; 0 is as long as the connection lasts
   * @throws what the service answers, or what the library says of a call without an answer
   */
  call(call: BusCall, timeoutMs: number): Promise<unknown>;
  close(): void;
}

/**
 * Opens a connection to the session bus (Linux only). It is not waited for: calls are sent once it is there.
 *
 * @param rules what to hear, as match rules of the D-Bus specification
 * @param heard called for each signal that reaches the connection
 * @param onClosed called once, when the connection is gone
 * @throws {NoSessionBusError} where no address of a bus is known; calls throw it where nothing listens there, or it has
 *   no room
 */
export async function openSessionBus(
  rules: readonly string[],
  heard: (signal: BusSignal) => void,
  onClosed: () => void,
): Promise<SessionBus> {
  const { sessionBus, messageType } = await import('dbus-native');
  const { bus, hello } = connect(sessionBus);
  const { connection } = bus;
  let state: 'connecting' | 'connected' | 'refused' | 'lost' = 'connecting';
  const connected = () => void (state = 'connected');
  const refused = () => void (state = 'refused');
  void hello.then(connected, refused);
  connection.on('message', ({ type, interface: name = '', member = '', body = [] }: Message) => {
    if (type === messageType.signal) heard({ interface: name, member, body });
  });
  connection.on('error', () => connection.stream.destroy()); // the calls fail when it closes
  connection.once('close', () => {
    state = state === 'connected' ? 'lost' : 'refused';
    onClosed();
  });
  // not waited for: the bus takes messages in their order, so the rules apply before any call that follows
  for (const rule of rules) bus.addMatch(rule).catch(() => undefined);
  return {
    async call(call, timeoutMs) {
      try {
        return (await bus.invokeDbus({ ...call }, { timeout: timeoutMs })) as unknown;
      } catch (error) {
        throw state === 'refused' ? new NoSessionBusError(error) : error;
      }
    },
    close: () => void connection.stream.destroy(),
  };
}

/** There is no session bus, or it refuses connections. */
export class NoSessionBusError extends Error {
  override readonly name = 'NoSessionBusError';

  constructor(cause: unknown) {
    super('there is no session bus', { cause });
  }
}

interface Greeted {
  bus: MessageBus;
  /** Settles with the answer of the bus; it may take as long as the connection lasts. */
  hello: PromiseLike<unknown>;
}

function connect(sessionBus: typeof Dial): Greeted {
  try {
    return greeted(sessionBus);
  } catch (cause) {
    throw new NoSessionBusError(cause); // no address, or one that cannot be read
  }
}

/**
 * Says hello, which comes before any call. The library would say it itself, and throw where no caller
 * can catch it when a bus has said nothing for 25 seconds (a busy one at sign-in) or refuses (it has no room).
 */
function greeted(sessionBus: typeof Dial): Greeted {
  const bus = sessionBus({ direct: true });
  const hello = bus.invokeDbus({ member: 'Hello' }, { timeout: 0 });
  hello.catch(() => void bus.connection.stream.destroy()); // the calls fail with it
  return { bus, hello };
}
