import { localDay } from '../../../shared/calendar/calendar-day';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { Clock } from '../ports/ports';

const SAMPLE_NUMBERS = 250;
const SAMPLE_SEED = 7;

/** The embedded sandbox behind the environment of sample data; started when first asked, served on this computer only. */
export interface SampleServer {
  /** Where it listens and the token it wants. Its renewals lie around today, so it restarts when the day turns. */
  access(): Promise<{ baseUrl: string; token: string }>;
  stop(): Promise<void>;
}

export function createSampleServer(clock: Pick<Clock, 'now'>, start: typeof startSandbox = startSandbox): SampleServer {
  let running: { today: number; sandbox: Promise<Sandbox> } | null = null;

  async function stop(): Promise<void> {
    const stopping = running;
    running = null;
    await (await stopping?.sandbox.catch(() => null))?.close();
  }

  return {
    async access() {
      const today = localDay(clock.now());
      if (running && running.today !== today) await stop();
      const asked = (running ??= { today, sandbox: start({ numbers: SAMPLE_NUMBERS, seed: SAMPLE_SEED, today }) });
      try {
        const { url, token } = await asked.sandbox;
        return { baseUrl: url, token };
      } catch (error) {
        // the next call starts another
        if (running === asked) running = null;
        throw error;
      }
    },
    stop,
  };
}
