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
  const total: Simulated = { steps: 0, looks: 0, kills: 0, notifications: 0, announced: 0, again: 0, judged: 0 };
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

/** Whatever the oracle does not allow throws in the middle; what is left is that enough has happened. */
describe.each(SEEDS)(
  'with seed %i, reminders are each announced once, and never when or what they should not be',
  (seed) => {
    it('to an environment of 1,000 numbers over a year of sleep, kills, travels and wrong clocks', async () => {
      const { announced, again, kills, judged } = await live(seed, 1, { numbers: 1_000, days: 365 });
      expect(announced).toBeGreaterThan(4_000);
      expect(kills).toBeGreaterThan(25);
      expect(judged).toBeGreaterThan(150);
      // only what was being shown at a kill came again
      expect(again).toBeGreaterThan(0);
    }, 300_000);

    it('to a few numbers, in many lives', async () => {
      const { announced, kills } = await live(seed, 5, { numbers: 12, days: 365 });
      expect(announced).toBeGreaterThan(500);
      expect(kills).toBeGreaterThan(100);
    }, 120_000);
  },
);
