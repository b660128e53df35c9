import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ElectronApplication } from '@playwright/test';
import { isoFromDay, localDay } from '../../src/shared/calendar/calendar-day';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import type { Sandbox } from '../../src/sandbox/server';
import { test as fresh } from '../app';
import { watchNotifications, type NotificationWatch } from '../notification-monitor';
import { expect, openConnected, test, type RunningApp } from '../shared-app';
import { connectByBridge, served } from '../steps';

test.skip(process.platform !== 'linux', 'these look at the session bus');

/** Tells the notification daemon what a person would do. */
const dunst = (what: 'action' | 'close-all') => promisify(execFile)('dunstctl', [what]);

let notifications: NotificationWatch;

test.beforeEach(async () => {
  notifications = await watchNotifications();
  await dunst('close-all'); // what earlier tests left on the screen
});
test.afterEach(() => notifications.close());

/** Leaves some active numbers, each due in so many days. */
function leave(sandbox: Sandbox, ...dues: { inDays: number; renews: boolean }[]): PhoneNumber[] {
  sandbox.change((numbers) =>
    numbers.slice(0, dues.length).map((number, index) => ({
      ...number,
      current_status: 'active',
      currency: 'USD',
      monthly_renewal_cost: 1.5,
      renewal_date: isoFromDay(localDay(Date.now()) + (dues[index]?.inDays ?? 0)),
      auto_renewal: dues[index]?.renews ?? false,
    })),
  );
  return served(sandbox);
}

/** Everything that was said before this resolves has arrived. */
async function allHeard(app: RunningApp): Promise<void> {
  const tests = () => notifications.received.filter(({ title }) => title === 'This is a test notification').length;
  const before = tests();
  await app.page.evaluate(() => window.talkover?.request('reminders.test', undefined));
  await expect.poll(tests).toBe(before + 1);
}

const details = (app: RunningApp, number: PhoneNumber | undefined) =>
  app.page.getByRole('complementary', { name: `Details of ${number?.formatted_number}` });

test('a number that lapses is announced once, with what will happen, and its click opens it', async ({
  app,
  sandbox,
}) => {
  const [lapsing] = leave(sandbox, { inDays: 1, renews: false }, { inDays: 90, renews: true });
  await openConnected(app, sandbox);
  const heard = await notifications.waitFor(({ title }) => title.includes('lapses'));
  expect(heard.title).toBe(`${lapsing?.formatted_number} lapses tomorrow`);
  expect(heard.body).toContain('Production. Auto-renewal is off. Unless it’s turned on, the number stops working');
  expect(heard.body).toMatch(/It costs \S*\$1\.50 a month\.$/);
  expect(heard.urgency).toBe(2);
  await dunst('action'); // what a click on the only one that is shown does
  await expect(details(app, lapsing)).toBeVisible();

  const fetches = sandbox.requests.length;
  await app.restart();
  await expect.poll(() => sandbox.requests.length).toBeGreaterThan(fetches);
  await allHeard(app);
  expect(notifications.received.filter(({ title }) => title.includes('lapses'))).toHaveLength(1);
});

test('a number that renews is announced with what will be charged, and less urgently', async ({ app, sandbox }) => {
  // due whatever the hour: a renewal is announced from nine in the morning of the day before
  const [renewing] = leave(sandbox, { inDays: 0, renews: true });
  await openConnected(app, sandbox);
  const heard = await notifications.waitFor(({ title }) => title.includes('renews'));
  expect(heard.title).toBe(`${renewing?.formatted_number} renews today`);
  expect(heard.body).toMatch(/Production\. \S*\$1\.50 will be charged\.$/);
  expect(heard.urgency).toBe(1);
  await dunst('action');
  await expect(details(app, renewing)).toBeVisible();
});

test('many renewals at once come as one digest, whose click leads to just those', async ({ app, sandbox }) => {
  leave(
    sandbox,
    ...[0, 1].map(() => ({ inDays: 0, renews: false })),
    ...[2, 3, 4, 5].map(() => ({ inDays: 0, renews: true })),
    { inDays: 5, renews: true },
  );
  await openConnected(app, sandbox);
  const digest = await notifications.waitFor(({ title }) => title.includes('will lapse'));
  expect(digest.title).toBe('2 numbers will lapse, 4 numbers renew');
  expect(digest.body).toMatch(/^Next: .+ lapses on .+\. Total: \S*\$9\.00 a month\.$/);
  expect(digest.urgency).toBe(2);
  await dunst('action');
  await expect(app.page.getByRole('heading', { name: 'Renewals', exact: true })).toBeVisible();
  await allHeard(app);
  expect(notifications.received).toHaveLength(2); // with the one that proves that all were heard
});

/** Lets the app find, after a sleep, that days have passed. */
async function sleep(electron: ElectronApplication | null, days: number): Promise<void> {
  await electron?.evaluate(({ powerMonitor }, ms) => {
    powerMonitor.emit('suspend');
    const now = Date.now;
    Date.now = () => now() + ms;
    powerMonitor.emit('resume');
  }, days * 86_400_000);
}

// its clock never goes back
fresh('what fell due while the computer slept is announced when it wakes', async ({ app, sandbox }) => {
  const [lapsing] = leave(sandbox, { inDays: 20, renews: false });
  await connectByBridge(app, sandbox, 'Production');
  await allHeard(app);
  expect(notifications.received.filter(({ title }) => title.includes('lapses'))).toEqual([]);

  await sleep(app.electron, 12);
  const heard = await notifications.waitFor(({ title }) => title.includes('lapses'));
  expect(heard.title).toBe(`${lapsing?.formatted_number} lapses in 8 days`);

  await app.electron?.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await app.electron?.evaluate(({ powerMonitor }) => powerMonitor.emit('unlock-screen'));
  await allHeard(app);
  expect(notifications.received.filter(({ title }) => title.includes('lapses'))).toHaveLength(1);
});

test('the icon of the app counts what is about to lapse', async ({ app, sandbox }) => {
  await app.electron?.evaluate(({ app: electronApp }) => {
    const counts: number[] = [];
    Object.assign(globalThis, { counts });
    electronApp.setBadgeCount = (count = 0) => counts.push(count) > 0; // whether a dock shows it differs between desktops
  });
  const counts = () => app.electron?.evaluate(() => (globalThis as unknown as { counts: number[] }).counts);
  leave(sandbox, ...[1, 2, 90].map((inDays) => ({ inDays, renews: false })));
  await openConnected(app, sandbox);
  await expect.poll(counts).toEqual([2]);
  // so that no later test hears them
  await expect.poll(() => notifications.received.filter(({ title }) => title.includes('lapses')).length).toBe(2);
  leave(sandbox, { inDays: 90, renews: false });
  await app.page.getByRole('button', { name: /Sync now/ }).click();
  await expect.poll(counts).toEqual([2, 0]);
  await dunst('close-all');
});
