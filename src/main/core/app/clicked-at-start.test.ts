import { expect, it } from 'vitest';
import { isoFromDay, localDay } from '../../../shared/calendar/calendar-day';
import { eventually } from '../../../shared/testing/eventually';
import { createManualClock } from '../testing/manual-clock';
import { environment, sandbox, START, startCore, useSandbox } from '../testing/core-over-sandbox';

useSandbox();

it('a renewal is handled where the click on its notification started the app', async () => {
  const tomorrow = localDay(START) + 1;
  sandbox.change(([first, ...others]) => [
    { ...first!, auto_renewal: false, renewal_date: isoFromDay(tomorrow) },
    ...others.map((number) => ({ ...number, renewal_date: isoFromDay(tomorrow + 300) })),
  ]);
  const first = await startCore();
  const { environmentId } = await first.ask('environment.add', environment());
  await eventually(() => expect(first.notified).toHaveLength(1));
  await first.core.stop();

  // what is coming isn't looked for before a page has painted, and none paints here
  const { ask } = await startCore(createManualClock(START), { showsPage: true });
  void ask('notification.acted', { id: first.notified[0]!.id, action: 'handled' });
  await eventually(async () => {
    const decided = await ask('reminders.preferences', { environmentId });
    expect(Object.values(decided)).toMatchObject([{ handled: { day: tomorrow } }]);
  });
});
