import { localDay } from '../../../../shared/calendar/calendar-day';
import { instantOn } from '../../../../shared/reminders/schedule';
import { EARLIEST_OFFSET, LATEST_OFFSET, offsetsSchema } from '../../../../shared/reminders/offsets';
import { ODD_ZONES } from '../../../../shared/testing/zone';
import { createDice } from '../../../../sandbox/dice';
import type { Clock } from '../../ports/ports';
import { createOracle, isAllowed } from './oracle';
import { createComputer, createSimulatedApp } from './simulated-app';
import { createSimulatedServer } from './simulated-server';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONES = [...ODD_ZONES, 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];

/** How much happened. */
export interface Simulated {
  steps: number;
  looks: number;
  kills: number;
  notifications: number;
  announced: number;
  /** Announced once more, because a kill fell between a notification and the record of it. */
  again: number;
  /** Looks after which the oracle found nothing due. */
  judged: number;
}

/** Time as a computer has it: timers run while it is awake, the clock may be wrong, and it may be set at any moment. */
function createComputerClock(start: number) {
  let [world, awake, error] = [start, 0, 0];
  let timer: { at: number; callback: () => void } | null = null;
  const clock: Clock = {
    now: () => world + error,
    after(delayMs, callback) {
      const own = { at: awake + Math.max(0, delayMs), callback };
      timer = own;
      return () => {
        if (timer === own) timer = null;
      };
    },
  };
  return {
    clock,
    /** True time, epoch ms. */
    world: () => world,
    setError: (ms: number) => (error = ms),
    sleep: (ms: number) => (world += ms),
    forgetTimers: () => (timer = null),
    /** Lets time pass up to the next timer, or by `ms` where there is none; true where a timer is due. */
    pass(ms: number): boolean {
      const step = timer ? Math.min(timer.at - awake, ms) : ms;
      world += step;
      awake += step;
      if (!timer || timer.at > awake) return false;
      timer = null;
      return true;
    },
    awake: () => awake,
  };
}

/**
 * As many days as asked with an app that is restarted and killed, on a computer that sleeps, travels and
 * whose clock is set, at an environment whose numbers change. The oracle throws as soon as a reminder is announced that should
 * not be, or one that should be is not.
 */
export async function simulate({
  seed,
  numbers,
  days,
}: {
  seed: number;
  numbers: number;
  days: number;
}): Promise<Simulated> {
  const dice = createDice(seed);
  const between = (least: number, most: number) => least + dice.below(most - least + 1);
  const pick = <T>(items: readonly T[]): T => items[dice.below(items.length)]!;
  const start = Date.UTC(2026, 9, 1);
  const time = createComputerClock(start);
  const computer = createComputer(time.clock);
  const oracle = createOracle();
  const server = createSimulatedServer(numbers, Math.floor(start / DAY), dice);
  const app = createSimulatedApp(computer, oracle, () => dice.roll());
  let [steps, looks, kills] = [0, 0, 0];
  let isWaking = false;

  function fetch(): void {
    server.liveUntil(Math.floor(time.world() / DAY));
    computer.receive(new Map(server.list().map((number) => [number.id, number])));
    oracle.listed(computer.numbers);
    computer.fetchedOn = localDay(time.clock.now());
  }

  async function restart(): Promise<void> {
    time.forgetTimers();
    await app.start();
    await look();
  }

  async function look(): Promise<void> {
    looks++;
    const why = isWaking ? 'woke up' : 'time passed';
    isWaking = false;
    if ((await app.look(why)) === 'killed') {
      kills++;
      return restart();
    }
    if (dice.chance(0.85)) return; // to judge 2,000 numbers at every look would take minutes
    const moment = computer.moment();
    const isHeld = moment.isPaused || !moment.settings.enabled || !isAllowed(moment.now, moment.settings);
    if (!isHeld && !computer.isDeaf && !computer.mayStillWait())
      oracle.nothingDue(computer.numbers, computer.fetchedOn, moment);
  }

  function sleep(ms: number): void {
    time.sleep(ms);
    isWaking = true;
  }

  async function live(ms: number): Promise<void> {
    const end = time.awake() + ms;
    while (time.awake() < end) if (time.pass(end - time.awake())) await look();
  }

  function changeSettings(): void {
    const offset = () => (dice.chance(0.9) ? between(-2, 20) : between(LATEST_OFFSET, EARLIEST_OFFSET));
    const offsets = () => offsetsSchema.parse(Array.from({ length: between(0, 6) }, offset));
    computer.settings = {
      ...computer.settings,
      enabled: dice.chance(0.95),
      at: pick([0, 150, 540, 540, 1200, 1439]),
      quietHours: { enabled: dice.chance(0.5), from: pick([0, 1260, 1320, 600]), to: pick([480, 420, 150, 700]) },
      weekdaysOnly: dice.chance(0.3),
      repeatDaily: { enabled: dice.chance(0.3), from: between(1, 9) },
      onceMore: dice.chance(0.7),
      offsets: dice.chance(0.6)
        ? { lapses: [14, 7, 3, 1, 0, -1], renews: [1] }
        : { lapses: offsets(), renews: offsets() },
    };
  }

  function decideForOne(): void {
    const number = pick([...computer.numbers.values()]);
    const today = localDay(time.clock.now());
    const renewal = number.renewal_date === null ? NaN : Date.parse(number.renewal_date) / DAY;
    computer.decide(
      number.id,
      pick([
        { muted: true },
        { muted: false },
        { snooze: { until: today + between(1, 5), renewal } },
        { snooze: null },
        { offsets: { lapses: [10, 2], renews: [4, 0] } },
        { offsets: null },
      ]),
    );
  }

  function handleOne(): void {
    const number = pick([...computer.numbers.values()]);
    const isHandled = dice.chance(0.8);
    computer.handle(number, isHandled);
    oracle.handled(number, isHandled);
  }

  const events: [() => void | Promise<void>, number][] = [
    [() => undefined, 30],
    [fetch, 40],
    [() => server.edit(), 25],
    [() => sleep(between(HOUR / 2, 60 * HOUR)), 12],
    [() => sleep(between(2, 25) * DAY), 0.4],
    [restart, 8],
    [() => app.quit().then(restart), 4],
    [() => void (computer.stepsToLive = between(0, 12)), 20],
    [() => void time.setError(between(-48, 48) * HOUR), 1.5],
    [() => void time.setError(pick([-400, -20, 20, 400]) * DAY), 0.3],
    [() => void time.setError(0), 6],
    [() => void (process.env.TZ = pick(ZONES)), 3],
    [() => void (computer.isDeaf = dice.chance(0.5)), 4],
    [changeSettings, 4],
    [decideForOne, 12],
    [handleOne, 15],
    [() => void (computer.pausedUntil = pick([null, null, 'forever', time.clock.now() + HOUR, instantOn(localDay(time.clock.now()) + 1, 540)])), 3], // prettier-ignore
  ];

  fetch();
  await restart();
  while (time.world() < start + days * DAY) {
    steps++;
    await dice.weighted(events)();
    await look();
    await live(between(0, 6 * HOUR));
  }
  // in the end everything that kept reminders back is over
  computer.isDeaf = false;
  computer.pausedUntil = null;
  computer.settings = { ...computer.settings, enabled: true };
  await live(4 * DAY);
  return { ...oracle.counts, steps, looks, kills };
}
