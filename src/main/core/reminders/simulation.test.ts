import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { simulate, type Simulated } from './testing/simulate';

const zone = process.env.TZ;
afterEach(() => {
  process.env.TZ = zone; // simulated computers travel
});

/** Another seed tries other lives; the printed one repeats a failure. */
const SEED = Number(process.env.SIMULATION_SEED ?? 20_261_125);

async function live(lives: number, environment: { numbers: number; days: number }): Promise<Simulated> {
  const total: Simulated = { steps: 0, looks: 0, kills: 0, notifications: 0, announced: 0, again: 0, judged: 0 };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0 }), async (seed) => {
      const one = await simulate({ seed, ...environment });
      for (const name of Object.keys(total) as (keyof Simulated)[]) total[name] += one[name];
    }),
    { seed: SEED, numRuns: lives, endOnFailure: true },
  );
  process.stdout.write(
    `Simulated reminders, seed ${SEED}, ${lives} × ${JSON.stringify(environment)}: ${JSON.stringify(total)}\n`,
  );
  return total;
}

/** Whatever the oracle does not allow throws in the middle; what is left is that enough has happened. */
describe('reminders are each announced once, and never when or what they should not be', () => {
  it('to an environment of 2,000 numbers over two years of sleep, kills, travels and wrong clocks', async () => {
    const { announced, again, kills, judged } = await live(1, { numbers: 2_000, days: 730 });
    expect(announced).toBeGreaterThan(10_000);
    expect(kills).toBeGreaterThan(50);
    expect(judged).toBeGreaterThan(500);
    // only what was being shown at a kill came again
    expect(again).toBeGreaterThan(0);
  }, 300_000);

  it('to a few numbers, in many lives', async () => {
    const { announced, kills } = await live(10, { numbers: 12, days: 365 });
    expect(announced).toBeGreaterThan(1_000);
    expect(kills).toBeGreaterThan(200);
  }, 120_000);
});
