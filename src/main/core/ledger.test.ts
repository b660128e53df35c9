import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLedger } from './ledger';
import { createManualClock } from './testing/manual-clock';
import { inFolder } from './testing/small-disk';

const KEYS = ['a', 'b', 'c', 'constructor', 'toString'];
const step = fc.oneof(
  fc.record({
    do: fc.constant('record' as const),
    keys: fc.uniqueArray(fc.constantFrom(...KEYS), { minLength: 1 }),
    days: fc.option(fc.integer({ min: 1, max: 5 })),
  }),
  fc.record({ do: fc.constant('forget' as const), key: fc.constantFrom(...KEYS) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constant('restart' as const) }),
);

describe('the ledger', () => {
  it('knows over restarts what was recorded, until it may be forgotten', () =>
    inFolder(async (folder) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          await rm(join(folder, 'ledger.json'), { force: true });
          const clock = createManualClock(0);
          let ledger = createLedger({ dataDir: folder, clock });
          const expected = new Map<string, number | null>();
          for (const one of steps) {
            if (one.do === 'record') {
              const forgetAt = one.days === null ? null : clock.now() + one.days;
              await ledger.record(one.keys, forgetAt);
              for (const key of one.keys) expected.set(key, forgetAt);
            } else if (one.do === 'forget') {
              await ledger.forget(one.key);
              expected.delete(one.key);
            } else if (one.do === 'wait') clock.jump(one.days);
            else {
              ledger = createLedger({ dataDir: folder, clock });
              expect(await ledger.load()).toBeNull();
            }
            for (const key of KEYS) {
              const forgetAt = expected.get(key);
              if (forgetAt === undefined) expect(ledger.has(key)).toBe(false);
              else if (forgetAt === null || forgetAt > clock.now()) expect(ledger.has(key)).toBe(true);
            }
          }
        }),
        { numRuns: 60 },
      );
    }));

  it('loses nothing that is recorded at once, and drops from the file what may be forgotten', () =>
    inFolder(async (folder) => {
      const clock = createManualClock(0);
      const ledger = createLedger({ dataDir: folder, clock });
      const keys = Array.from({ length: 30 }, (_, index) => `key ${index}`);
      await Promise.all(keys.map((key) => ledger.record([key], 10)));
      const again = createLedger({ dataDir: folder, clock });
      await again.load();
      expect(keys.filter((key) => !again.has(key))).toEqual([]);
      clock.jump(10);
      await again.record(['late'], null);
      expect(JSON.parse(await readFile(join(folder, 'ledger.json'), 'utf8'))).toEqual({
        version: 1,
        given: { late: { at: 10, forgetAt: null } },
      });
    }));

  it.each(['', '{', '[]', '{"version":2,"given":{}}', '{"version":1,"given":{"a":{"at":"x"}}}'])(
    'sets a damaged file aside: %s',
    (text) =>
      inFolder(async (folder) => {
        await writeFile(join(folder, 'ledger.json'), text);
        const ledger = createLedger({ dataDir: folder, clock: createManualClock(0) });
        expect(await ledger.load()).toMatchObject({ code: 'ledger_damaged' });
        expect(await readdir(folder)).toEqual(['ledger.json.damaged-1970-01-01T00-00-00-000Z']);
        await ledger.record(['a'], null);
        expect(await readdir(folder)).toContain('ledger.json');
      }),
  );

  it('goes on in memory where the disk refuses, says so, and writes all once it can', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'ledger.json');
      await mkdir(path); // a folder in the way can be neither read nor replaced
      const clock = createManualClock(0);
      const ledger = createLedger({ dataDir: folder, clock });
      expect(await ledger.load()).toMatchObject({ code: 'disk_unreadable' });
      await expect(ledger.record(['a'], null)).rejects.toMatchObject({ code: 'disk_failed' });
      expect(ledger.has('a')).toBe(true);
      await rm(path, { recursive: true });
      await ledger.record(['b'], null);
      const again = createLedger({ dataDir: folder, clock });
      expect(await again.load()).toBeNull();
      expect([again.has('a'), again.has('b')]).toEqual([true, true]);
    }));
});
