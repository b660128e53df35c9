import { delay } from '../../src/sandbox/faults';
import type { Sandbox } from '../../src/sandbox/server';
import { isoFromDay, localDay } from '../../src/shared/calendar/calendar-day';
import {
  expectUpcoming,
  nameByPort,
  openReminderSettings as openSettings,
  reminderMark as mark,
} from '../reminders-steps';
import { expect, openConnected, test } from '../shared-app';
import { leaveLapsing, openReminders, served, syncNow } from '../steps';

/** How the sandbox's number at a place in the list is written. */
function name(sandbox: Sandbox, index: number): string {
  const number = served(sandbox)[index];
  if (!number) throw new Error('The sandbox serves too few numbers.');
  return number.formatted_number;
}

test('the days on which reminders come are changed, and upcoming reminders follow', async ({ app, sandbox }) => {
  leaveLapsing(sandbox, 20);
  const number = name(sandbox, 0);
  await openConnected(app, sandbox);
  const reminders = await openSettings(app.page);
  await expectUpcoming(app.page, '6 notifications in the next 30 days');
  const lapses = reminders.getByRole('group', { name: 'Before a number lapses' });
  await lapses.getByRole('button', { name: 'Remove 14 days before' }).click();
  await expectUpcoming(app.page, '5 notifications in the next 30 days');
  await app.page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expectUpcoming(app.page, '6 notifications in the next 30 days');
  await app.page.keyboard.press('ControlOrMeta+Shift+Z');
  await expectUpcoming(app.page, '5 notifications in the next 30 days');

  await lapses.getByRole('button', { name: 'Add a day' }).click();
  await lapses.getByLabel('Number of days').fill('401');
  await lapses.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(lapses.getByRole('alert')).toHaveText('Enter a whole number of days from 1 to 400.');
  await lapses.getByLabel('Number of days').fill('7');
  await lapses.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(lapses.getByRole('alert')).toHaveText('There’s already one 7 days before.');
  await lapses.getByLabel('Number of days').fill('5');
  await lapses.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(lapses.getByRole('listitem')).toContainText([
    '7 days',
    '5 days',
    '3 days',
    '1 day',
    'on the day',
    '1 day after',
  ]);
  await expectUpcoming(app.page, `${number} lapses in 5 days`);
  await reminders.getByRole('button', { name: 'Reset to defaults' }).click();
  await expectUpcoming(app.page, `${number} lapses in 14 days`);
});

test('the upcoming reminders say why there are none', async ({ app, sandbox }) => {
  leaveLapsing(sandbox, 300);
  await openConnected(app, sandbox);
  const reminders = await openSettings(app.page);
  await expectUpcoming(app.page, 'No reminders in the next 30 days');
  for (const offset of [
    '14 days before',
    '7 days before',
    '3 days before',
    '1 day before',
    'on the day',
    '1 day after',
    '1 day before',
  ]) {
    await reminders
      .getByRole('button', { name: `Remove ${offset}` })
      .first()
      .click();
  }
  await expectUpcoming(app.page, 'because no reminder days are set');
  await reminders.getByLabel('Pause').selectOption({ label: 'Until I resume' });
  await expectUpcoming(app.page, 'until you resume them');
  await reminders.getByRole('switch', { name: 'Renewal reminders' }).click();
  await expectUpcoming(app.page, 'because reminders are off');
});

test('days are removed and added by keyboard, which is never lost', async ({ app, sandbox }) => {
  const { page } = app;
  leaveLapsing(sandbox, 20);
  await openConnected(app, sandbox);
  const lapses = (await openSettings(page)).getByRole('group', { name: 'Before a number lapses' });
  await lapses.getByRole('button', { name: 'Remove 3 days before' }).focus();
  await page.keyboard.press('Enter');
  await expect(lapses.getByRole('button', { name: 'Remove 1 day before' })).toBeFocused();
  await lapses.getByRole('button', { name: 'Add a day' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(lapses.getByRole('button', { name: 'Remove 10 days before' })).toBeVisible();
  await expect(lapses.getByRole('button', { name: 'Add a day' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(lapses.getByRole('button', { name: 'Add a day' })).toBeFocused();
});

test('quiet hours need two times, and say what they do to the reminder time', async ({ app, sandbox }) => {
  leaveLapsing(sandbox, 20);
  await openConnected(app, sandbox);
  let reminders = await openSettings(app.page);
  await reminders.getByRole('switch', { name: 'Quiet hours' }).click();
  await reminders.getByLabel('Quiet from').fill('08:00');
  await reminders.getByLabel('Quiet from').press('Enter');
  await expect(reminders.getByText('Quiet hours can’t start and end at the same time')).toBeVisible();
  await app.page.keyboard.press('Control+1');
  reminders = await openSettings(app.page);
  await expect(reminders.getByLabel('Quiet from')).toHaveValue(/^9:00\sPM$/);

  await reminders.getByLabel('Quiet until').fill('10:30');
  await reminders.getByLabel('Quiet until').blur();
  await expect(reminders.getByText(/within quiet hours.* at 10:30/)).toBeVisible();
  await reminders.getByLabel('Reminder time').fill('11:00');
  await reminders.getByLabel('Reminder time').press('Enter');
  await expect(reminders.getByText('within quiet hours')).toBeHidden();
  await reminders.getByLabel('Reminder time').fill('');
  await reminders.getByLabel('Reminder time').blur();
  await expect(reminders.getByText('Enter a time, such as 09:00.')).toBeVisible();
  await expect(reminders.getByLabel('Reminder time')).toHaveValue('');
});

test('a muted number is marked and not announced, until it is unmuted', async ({ app, sandbox }) => {
  leaveLapsing(sandbox, 200, 200);
  const [muted, other] = nameByPort(sandbox) as [string, string];
  const announced = (number: string) => app.filesWith(`${number} lapses tomorrow`);
  await openConnected(app, sandbox);
  const details = await openReminders(app.page, muted);
  await details.getByRole('button', { name: 'Mute' }).click();
  await expect(details.getByText('You won’t get reminders for this number.')).toBeVisible();
  await expect(mark(app.page, muted)).toHaveAccessibleName('Reminders muted');
  await expect(mark(app.page, other)).toHaveCount(0);

  leaveLapsing(sandbox, 1, 1); // both fall due, the muted one first by its digits
  await syncNow(app.page, sandbox);
  await expect.poll(() => announced(other)).toHaveLength(1);
  expect(await announced(muted)).toEqual([]);

  await details.getByRole('button', { name: 'Unmute' }).click();
  await expect.poll(() => announced(muted)).toHaveLength(1);
  await expect(mark(app.page, muted)).toHaveCount(0);
});

test('a decision is shown at once, also during a sync', async ({ app, sandbox }) => {
  leaveLapsing(sandbox, 20);
  const number = name(sandbox, 0);
  await openConnected(app, sandbox);
  let letGo = () => undefined as void;
  sandbox.faults.always(delay(new Promise((resolve) => (letGo = resolve))));
  await app.page.getByRole('button', { name: /Sync now/ }).click();
  await (await openReminders(app.page, number)).getByRole('button', { name: 'Mute' }).click();
  await expect(mark(app.page, number)).toBeVisible();
  await expect(app.page.getByText('Syncing…').first()).toBeVisible();
  letGo();
});

test('a number is snoozed until tomorrow or a date, and the snooze is ended', async ({ app, sandbox }) => {
  leaveLapsing(sandbox, 5);
  const number = name(sandbox, 0);
  await openConnected(app, sandbox);
  let details = await openReminders(app.page, number);
  await details.getByLabel('Snooze reminders').selectOption({ index: 1 });
  await expect(details.getByText(/^until /)).toBeVisible();
  await expect(mark(app.page, number)).toHaveAccessibleName(/^Reminders snoozed until /);

  details = await openReminders(app.page, number);
  await details.getByLabel('Snooze reminders').selectOption({ label: 'Until a date…' });
  await details.getByLabel('Snooze until').fill(isoFromDay(localDay(Date.now())));
  await details.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(details.getByRole('alert')).toHaveText(/^Choose a day from tomorrow to /);
  await details.getByLabel('Snooze until').fill(isoFromDay(localDay(Date.now()) + 9));
  await details.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(details.getByText('The number will have lapsed by then.')).toBeVisible();
  await expectUpcoming(app.page, '1 notification in the next 30 days');
  await expectUpcoming(app.page, `${number} lapsed 4 days ago`);

  details = await openReminders(app.page, number);
  await details.getByLabel('Snooze reminders').selectOption({ label: 'End snooze' });
  await expect(mark(app.page, number)).toHaveCount(0);
  await expect(details.getByText(/^3 days before, on /)).toBeVisible();
});

test('a number has days of its own, until it follows the general settings again', async ({ app, sandbox }) => {
  leaveLapsing(sandbox, 30);
  const number = name(sandbox, 0);
  await openConnected(app, sandbox);
  let details = await openReminders(app.page, number);
  await expect(details.getByText(/^14 days before, on /)).toBeVisible();
  await details.getByRole('button', { name: 'Customize' }).click();
  const lapses = details.getByRole('group', { name: 'Before it lapses' });
  await lapses.getByRole('button', { name: 'Add a day' }).click();
  await lapses.getByLabel('Number of days').fill('20');
  await lapses.getByLabel('Number of days').press('Enter');
  await expect(details.getByText(/^20 days before, on /)).toBeVisible();
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('ControlOrMeta+z');
  await expect(app.page.getByText(/^Undone: /)).toBeAttached();
  await app.page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(app.page.getByText(/^Redone: /)).toBeAttached();
  await expectUpcoming(app.page, `${number} lapses in 20 days`);

  details = await openReminders(app.page, number);
  await expect(details.getByText(/^20 days before, on /)).toBeVisible();
  await details.getByRole('button', { name: 'Use defaults' }).click();
  await expect(details.getByText(/^14 days before, on /)).toBeVisible();
  await expect(details.getByText('14, 7, 3, and 1 days before, on the day, 1 day after')).toBeVisible();
});
