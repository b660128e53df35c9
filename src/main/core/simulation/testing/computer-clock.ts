import type { Clock } from '../../ports/ports';

/** Time as a computer has it: timers run while it is awake, the clock may be wrong, and it may be set at any moment. */
export function createComputerClock(start: number) {
  let [world, awake, error] = [start, 0, 0];
  const timers = new Map<string, { at: number }>();
  const now = () => world + error;

  function soonest(): string | null {
    let first: string | null = null;
    for (const [owner, { at }] of timers) if (first === null || at < timers.get(first)!.at) first = owner;
    return first;
  }

  return {
    now,
    /** A clock with one timer at most. It calls nothing back: `pass` says whose timer is due. */
    clockOf: (owner: string): Clock => ({
      now,
      after(delayMs) {
        const timer = { at: awake + Math.max(0, delayMs) };
        timers.set(owner, timer);
        return () => void (timers.get(owner) === timer && timers.delete(owner));
      },
    }),
    /** True time, epoch ms. */
    world: () => world,
    isWrong: () => error !== 0,
    setError: (ms: number) => (error = ms),
    sleep: (ms: number) => (world += ms),
    forgetTimers: () => timers.clear(),
    awake: () => awake,
    /** Lets time pass up to the next timer, or by `ms` where there is none before; whose timer is due, or null. */
    pass(ms: number): string | null {
      const owner = soonest();
      const step = owner === null ? ms : Math.min(Math.max(0, timers.get(owner)!.at - awake), ms);
      world += step;
      awake += step;
      if (owner === null || timers.get(owner)!.at > awake) return null;
      timers.delete(owner);
      return owner;
    },
  };
}
export type ComputerClock = ReturnType<typeof createComputerClock>;
