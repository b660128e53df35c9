import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { simulate, type Simulated } from './testing/simulate';

const zone = process.env.TZ;
afterEach(() => {
  process.env.TZ = zone; // simulated computers travel
});

/** Another seed tries other lives; the printed one repeats a failure. */
const { SIMULATION_SEED } = process.env;
const SEEDS = SIMULATION_SEED === undefined ? [20_261_125, 4_711] : [Number(SIMULATION_SEED)];

async function live(seed: number, lives: number, environment: { numbers: number; days: number }): Promise<Simulated> {
  const total: Simulated = {
    steps: 0,
    looks: 0,
    kills: 0,
    notifications: 0,
    announced: 0,
    alerts: 0,
    again: 0,
    judged: 0,
  };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0 }), async (ownSeed) => {
      const one = await simulate({ seed: ownSeed, ...environment });
      for (const name of Object.keys(total) as (keyof Simulated)[]) total[name] += one[name];
    }),
    { seed, numRuns: lives, endOnFailure: true },
  );
  process.stdout.write(
    `Simulated reminders, seed ${seed}, ${lives} × ${JSON.stringify(environment)}: ${JSON.stringify(total)}\n`,
  );
  return total;
}

/** Whatever the oracles do not allow throws in the middle; what is left is that enough has happened. */
describe.each(SEEDS)('with seed %i, each reminder and alert comes once, when and as it should', (seed) => {
  it('from an environment of 150 numbers in a year of sleep, kills, travels, wrong clocks and lost answers', async () => {
    const { announced, alerts, again, kills, judged } = await live(seed, 1, { numbers: 150, days: 365 });
    expect(announced).toBeGreaterThan(3_000);
    expect(alerts).toBeGreaterThan(1_000);
    expect(kills).toBeGreaterThan(50);
    expect(judged).toBeGreaterThan(400);
    // only what was being shown at a kill, or whose answer was lost, came again
    expect(again).toBeGreaterThan(0);
  }, 300_000);

  it('from a few numbers, in several lives', async () => {
    const { announced, kills } = await live(seed, 3, { numbers: 12, days: 120 });
    expect(announced).toBeGreaterThan(300);
    expect(kills).toBeGreaterThan(60);
  }, 120_000);
});
