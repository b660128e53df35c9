import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder } from '../../../../shared/testing/temporary-folder';
import { openJournal } from '../../storage/data-folder';
import { createManualClock } from '../../testing/manual-clock';
import { createLedger, type Ledger } from './ledger';

const TODAY = 20_781;

/** A ledger of which the record was damaged on a day. */
async function recovered(folder: string, day: number) {
  await writeFile(join(folder, 'ledger.jsonl'), '{');
  return started(folder, day);
}

/** The ledger as a start finds it; `clock` is the day on which it believes to be. */
async function started(folder: string, today: number): Promise<{ ledger: Ledger; clock: { today: number } }> {
  const clock = { today };
  const ledger = createLedger(
    openJournal({ dataDir: folder, clock: createManualClock(0) }, 'ledger'),
    () => clock.today,
  );
  await ledger.load(today);
  await ledger.settled();
  return { ledger, clock };
}

it('is not silent until a day that a clock which was ahead noted, also after another start', () =>
  inFolder(async (folder) => {
    const { ledger, clock } = await recovered(folder, TODAY + 400);
    ledger.correctSettled(TODAY + 400);
    expect(ledger.settledThrough()).toBe(TODAY + 400);
    clock.today = TODAY;
    ledger.correctSettled(TODAY - 1);
    expect(ledger.settledThrough()).toBe(TODAY - 1);
    await ledger.settled();
    clock.today = TODAY + 1;
    ledger.correctSettled(TODAY + 1);
    const again = await started(folder, TODAY + 2);
    for (const one of [ledger, again.ledger]) expect(one.settledThrough()).toBe(TODAY - 1);
    clock.today = again.clock.today = TODAY + 400;
    expect([ledger.settledThrough(), again.ledger.settledThrough()]).toEqual([TODAY - 1, TODAY - 1]);
  }));

it('settles again what it had settled once a clock that was behind is right', () =>
  inFolder(async (folder) => {
    await recovered(folder, TODAY);
    const behind = await started(folder, 7);
    expect(behind.ledger.settledThrough()).toBe(7);
    expect((await started(folder, TODAY)).ledger.settledThrough()).toBe(TODAY);
  }));

it('stays as it was noted in a time zone in which it is a day earlier', () =>
  inFolder(async (folder) => {
    await recovered(folder, TODAY);
    expect((await started(folder, TODAY - 1)).ledger.settledThrough()).toBe(TODAY);
  }));
