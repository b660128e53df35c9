import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { createMortalJournal } from '../reminders/testing/mortal-journal';
import { DAY, HOUR, lapsing } from '../reminders/testing/reminders-on-disk';
import { setUp } from './testing/channel-on-journal';

describe('whenever the app is killed', () => {
  it('misses nothing, and sends nothing twice but under the id that it had', async () => {
    let [killed, again] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('immediate' as const, 'daily' as const, 'weekly' as const),
        fc.array(fc.record({ lives: fc.nat(16), cut: fc.double({ min: 0, max: 1, noNaN: true }), hours: fc.nat(40), refused: fc.boolean() }), { minLength: 20, maxLength: 40 }), // prettier-ignore
        fc.nat(9),
        async (rhythm, steps, count) => {
          let [stepsToLive, cut] = [Infinity, 0];
          let tellDeath: () => void = () => undefined;
          const reaper = {
            async pass() {
              if (--stepsToLive >= 0) return;
              tellDeath();
              await new Promise(() => undefined);
            },
          };
          const mortal = createMortalJournal(reaper, () => cut);
          const numbers = Array.from({ length: count + 1 }, (_, index) => lapsing(`00${10 + index}`, index % 2 ? '2026-12-05' : '2026-12-20')); // prettier-ignore
          const test = setUp('2026-11-20', numbers, { rhythm }, () => mortal.open());
          const arrived = new Map<string, Set<string>>();
          let refused = false;
          let channel = await test.begin();
          test.answer(async ({ id }) => {
            await reaper.pass();
            if (refused) throw new AppError('channel_failed', { values: { reason: 'No.' } });
            const keys = new Set(channel.ledger.underWay()?.renewals.map(({ key, offset }) => `${key} ${offset}`));
            const before = arrived.get(id);
            if (!before) arrived.set(id, keys);
            else {
              again++;
              expect([...keys].filter((key) => !before.has(key))).toEqual([]);
            }
            await reaper.pass();
          });
          for (const step of steps) {
            ({ cut, refused } = step);
            stepsToLive = step.lives > 12 ? Infinity : step.lives;
            const death = new Promise<'killed'>((resolve) => (tellDeath = () => resolve('killed')));
            const outcome = await Promise.race([channel.retry().then(() => 'over'), death]);
            stepsToLive = Infinity;
            if (outcome === 'killed') {
              killed++;
              channel = await test.begin();
            }
            test.clock.jump(step.hours * HOUR);
          }
          refused = false;
          test.clock.jump(8 * DAY);
          await channel.retry();
          await channel.retry();
          // each number was announced, and no offset in two messages
          const sent = [...arrived.values()].flatMap((keys) => [...keys]);
          expect(new Set(sent).size).toBe(sent.length);
          const ids = new Set(sent.map((key) => key.slice(0, key.lastIndexOf(' '))));
          expect(ids.size).toBe(numbers.length);
          expect(channel.state().waiting).toBe(0);
        },
      ),
      { numRuns: 30, endOnFailure: true, seed: Number(process.env.SIMULATION_SEED ?? 20_261_127) },
    );
    expect(killed).toBeGreaterThan(50);
    expect(again).toBeGreaterThan(0);
  }, 60_000);
});
