import { queryObjects, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { NO_FILTERS } from '../../../shared/environment';
import { eventually } from '../../../shared/testing/eventually';
import { sampleNumber } from '../../../shared/testing/sample';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';
import { openJournal } from '../storage/data-folder';
import { encodeLedgerRecord, type LedgerRecord } from '../storage/formats/ledger-format';
import { createManualClock } from '../testing/manual-clock';
import { startedCore } from '../testing/started-core';

const START = new Date('2026-11-24T12:00:00').getTime();
const SYNC_MS = 900_000;
/** Numbers whose price each sync raises. */
const NUMBERS = 20;
/** Enough to fill what holds a small number of things, such as the 30 syncs that the diagnostics list. */
const WARM_UP = 40;
const MEASURED = 40;
/** Activity keeps two objects of each sync, and the engine's own vary by a few. One for each number would be twenty. */
const MOST_OBJECTS = 10;

/** A ledger after hundreds of announcements, when each new one makes it forget an old one. */
function fullLedger(): LedgerRecord[] {
  const at = START - SYNC_MS;
  const facts = { before: 1, after: 2, currency: 'USD', isMonthly: false };
  const about = { kind: 'price', environmentId: 'a', numberId: 'n', number: '+1', facts, at };
  const announcement = { at, title: '', body: '', urgency: 'normal' as const, target: { place: 'reminders' }, renewals: [], alerts: [], clickedAt: null }; // prettier-ignore
  return Array.from({ length: 500 + NUMBERS }, (_, index): LedgerRecord[] => [
    { type: 'alert', alert: { key: String(index), ...about }, announcedAt: at },
    ...(index < 500 ? [{ type: 'sent' as const, announcement: { id: String(index), ...announcement } }] : []),
  ]).flat();
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const whenGone = new FinalizationRegistry((tell: () => void) => tell());

/** Counts objects, arrays and functions that something needs. The end of some objects releases others, so it takes rounds. */
async function countObjects(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    let isGone = false;
    whenGone.register({}, () => (isGone = true));
    await eventually(() => {
      collectGarbage();
      expect(isGone).toBe(true);
    });
  }
  return queryObjects(Object, { format: 'count' });
}

it('main keeps nothing of each number that a sync finds changed in memory', async () => {
  const dataDir = temporaryFolder();
  const clock = createManualClock(START);
  await openJournal({ dataDir, clock }, 'ledger').rewrite(fullLedger().map(encodeLedgerRecord));
  let current_price = 1;
  const serve = () => {
    const data = Array.from({ length: NUMBERS }, (_, id) => sampleNumber({ id: `n${id}`, number: `+1${id}`, current_price })); // prettier-ignore
    return Promise.resolve(new Response(JSON.stringify({ success: true, data })));
  };
  const { core, notified, events } = await startedCore(dataDir, { clock, fetch: serve });
  const details = { name: 'P', color: 'teal' as const, baseUrl: 'https://talkover.example', scope: NO_FILTERS };
  const added = await core.answer('environment.add', { details, token: 'token', keep: 'session' });
  expect(added).toMatchObject({ ok: true });

  async function sync(times: number): Promise<void> {
    for (let time = 0; time < times; time++) {
      current_price++;
      clock.jump(SYNC_MS);
      expect(await core.answer('sync.now', { environmentId: null })).toMatchObject({ ok: true });
      await eventually(() => expect(notified).toHaveLength(1));
      notified.length = events.length = 0;
    }
  }

  await sync(WARM_UP);
  const before = await countObjects();
  await sync(MEASURED);
  const grown = (await countObjects()) - before;
  await core.stop();
  expect(grown / MEASURED).toBeLessThan(MOST_OBJECTS);
});
