import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startNotificationDaemon, type NotificationDaemon } from '../../../e2e/notification-daemon';
import { startBus } from '../../../e2e/private-bus';
import { eventually } from '../../shared/testing/eventually';
import { createManualClock } from '../core/testing/manual-clock';
import { createBusNotifications } from './bus-notifications';
import type { Notifications } from './notifications';
import { notification } from './testing/notifications-on';

vi.mock('electron', () => ({}));

const later = { ...notification, title: '+1 234 lapses today' };

/** A session bus of the test's own, which the app finds as its own. */
async function useBus(): Promise<string> {
  const bus = await startBus();
  onTestFinished(() => bus.close());
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', bus.address);
  return bus.address;
}

async function serve(busAddress: string, settings: Partial<NotificationDaemon> = {}): Promise<NotificationDaemon> {
  const daemon = await startNotificationDaemon(busAddress);
  onTestFinished(() => daemon.close());
  return Object.assign(daemon, settings);
}

function startRun({ silent = false } = {}) {
  const fallback = {
    notify: vi.fn<Notifications['notify']>(() => Promise.resolve({ outcome: 'shown' })),
    tell: vi.fn<Notifications['tell']>(() => Promise.resolve({ outcome: 'shown' })),
    adopt: () => Promise.resolve(),
    held: () => 0,
  };
  const options = {
    clock: createManualClock(0),
    isDoNotDisturbOn: () => Promise.resolve(silent),
    desktopEntry: 'ai.talkover.numbers',
    onAction: vi.fn(),
    onClick: vi.fn(),
    onActivationToken: vi.fn(),
    onServiceStarted: vi.fn(),
  };
  return { ...options, fallback, notifications: createBusNotifications(options, fallback) };
}

/** Shows something else, and so lets everything reach the app that the service has said before. */
async function heardAll(notifications: Notifications): Promise<void> {
  await notifications.tell({ id: 'something else', title: 'Something else', body: '', urgency: 'normal' });
}

describe.skipIf(process.platform !== 'linux')('notifications over the session bus', () => {
  let address: string;
  beforeEach(async () => {
    address = await useBus();
  });
  afterEach(() => vi.unstubAllEnvs());

  it('carry words, urgency, buttons and the name of the app', async () => {
    const daemon = await serve(address);
    expect(await startRun().notifications.notify(notification)).toEqual({ outcome: 'shown' });
    expect(daemon.received).toEqual([
      {
        title: '+1 234 lapses tomorrow',
        body: 'Auto-renewal is off.',
        urgency: 2,
        expires: 0,
        desktopEntry: 'ai.talkover.numbers',
        replacesId: 0,
        actions: ['default', 'Open', 'open', 'Open', 'snooze', 'Remind me tomorrow', 'mute', 'Mute this number'],
      },
    ]);
  });

  it('have no buttons where the service has none, and of more than three none that a click does as well', async () => {
    const daemon = await serve(address, { capabilities: ['body'] });
    await startRun().notifications.notify(notification);
    expect(daemon.received[0]?.actions).toEqual([]);
    daemon.capabilities = ['body', 'actions'];
    const actions = [...notification.actions, { action: 'mute' as const, label: 'A fourth' }];
    await startRun().notifications.notify({ ...notification, actions });
    expect(daemon.received[1]?.actions.filter((_, index) => index % 2 === 1)).toEqual([
      'Open',
      'Remind me tomorrow',
      'Mute this number',
      'A fourth',
    ]);
    const five = [...actions, { action: 'talkover' as const, label: 'A fifth' }];
    await startRun().notifications.notify({ ...notification, actions: five });
    expect(daemon.received[2]?.actions.filter((_, index) => index % 2 === 1)).toEqual([
      'Open',
      'Remind me tomorrow',
      'A fifth',
    ]);
  });

  it.each([
    [['body', 'body-markup'], 'R&amp;D &lt;prod&gt;'],
    [['body'], 'R&D <prod>'],
  ])('have a body as a service reads it that can %j', async (capabilities, expected) => {
    const daemon = await serve(address, { capabilities });
    await startRun().notifications.notify({ ...notification, body: 'R&D <prod>' });
    expect(daemon.received[0]?.body).toBe(expected);
  });

  it.each([
    [undefined, 'open'],
    ['Remind me tomorrow', 'snooze'],
    ['Mute this number', 'mute'],
  ])('do what is pressed, once: %s', async (label, action) => {
    const daemon = await serve(address);
    const run = startRun();
    await run.notifications.notify(notification);
    daemon.click(daemon.received[0]!, label, 'token');
    daemon.click(daemon.received[0]!, label, 'token');
    await heardAll(run.notifications);
    expect(run.onAction.mock.calls).toEqual([[notification, action]]);
    expect(run.onActivationToken.mock.calls).toEqual(action === 'open' ? [['token']] : []);
  });

  it('open the window where they lead to no place, silence or not', async () => {
    const daemon = await serve(address);
    const run = startRun({ silent: true });
    await heardAll(run.notifications);
    daemon.click(daemon.received[0]!);
    await heardAll(run.notifications);
    expect(run.onClick).toHaveBeenCalledOnce();
    expect(await run.notifications.notify(notification)).toMatchObject({
      reason: 'Do Not Disturb is on.',
      retry: 'soon',
    });
    expect(daemon.received.map(({ title }) => title)).not.toContain(notification.title);
  });

  it('replace what stands under the same id, and nothing else', async () => {
    const daemon = await serve(address);
    const run = startRun();
    await heardAll(run.notifications);
    await run.notifications.notify(notification);
    await run.notifications.notify(later);
    await run.notifications.notify({ ...notification, id: 'another' });
    expect(daemon.received.map(({ replacesId }) => replacesId)).toEqual([0, 0, 2, 0]);
    daemon.click(daemon.received[2]!);
    await heardAll(run.notifications);
    expect(run.onAction.mock.calls).toEqual([[later, 'open']]);
  });

  it.each([
    [1, 'can be clicked in the history of the service', 1],
    [2, 'are forgotten', 0],
    [3, 'are forgotten', 0],
  ] as const)('closed for reason %i %s', async (reason, _, clicks) => {
    const daemon = await serve(address);
    const run = startRun();
    await run.notifications.notify(notification);
    daemon.tellClosed(daemon.received[0]!, reason);
    daemon.click(daemon.received[0]!);
    await heardAll(run.notifications);
    expect(run.onAction).toHaveBeenCalledTimes(clicks);
  });

  it('stay bounded, however many are never closed', async () => {
    await serve(address);
    const { notifications } = startRun();
    for (let id = 0; id < 250; id++) {
      await notifications.tell({ id: String(id), title: '', body: '', urgency: 'normal' });
    }
    expect(notifications.held()).toBe(200);
  });

  it('are refused with what the service says', async () => {
    const daemon = await serve(address, { mode: 'refuse' });
    const run = startRun();
    expect(await run.notifications.notify(notification)).toEqual({
      outcome: 'failed',
      reason: 'The notification service refused this notification (this service shows nothing).',
      retry: 'later',
    });
    daemon.mode = 'show';
    expect(await run.notifications.notify(notification)).toEqual({ outcome: 'shown' });
    expect(run.fallback.notify).not.toHaveBeenCalled();
  });

  it('fail where nothing serves notifications, until something does', async () => {
    const run = startRun();
    expect(await run.notifications.notify(notification)).toMatchObject({
      outcome: 'failed',
      reason: 'This system has no notification service.',
    });
    expect(run.onServiceStarted).not.toHaveBeenCalled();
    await serve(address);
    await eventually(() => expect(run.onServiceStarted).toHaveBeenCalledOnce());
    expect(await run.notifications.notify(notification)).toEqual({ outcome: 'shown' });
  });

  it('are given up when the service says nothing for five seconds, and are taken back when it shows them late', async () => {
    const daemon = await serve(address, { mode: 'hold' });
    const run = startRun();
    const outcome = run.notifications.notify(notification);
    await daemon.waitFor(({ title }) => title === notification.title);
    await run.clock.advance(4_999);
    expect(run.clock.pending()).toEqual([1]);
    await run.clock.advance(1);
    expect(await outcome).toMatchObject({ outcome: 'failed', reason: 'No answer from the notification service.' });
    daemon.release();
    await eventually(() => expect(daemon.takenBack).toEqual([notification.title]));
    expect(run.notifications.held()).toBe(0);
  });

  it('fail at once when the service ends before it answers', async () => {
    const daemon = await serve(address, { mode: 'hold' });
    const run = startRun();
    const outcome = run.notifications.notify(notification);
    await daemon.waitFor(({ title }) => title === notification.title);
    await daemon.close();
    expect(await outcome).toMatchObject({ outcome: 'failed', reason: 'No answer from the notification service.' });
    expect(run.clock.pending()).toEqual([]);
    expect(run.onServiceStarted).not.toHaveBeenCalled();
  });

  it('of a service that has started again are new, and its ids mean something else', async () => {
    const first = await serve(address, { capabilities: ['actions', 'body'] });
    const run = startRun();
    await run.notifications.notify(notification);
    await first.close();
    const second = await serve(address, { capabilities: ['body', 'body-markup', 'actions'] });
    await heardAll(run.notifications);
    second.click(second.received[0]!);
    await run.notifications.notify({ ...later, body: 'R&D' });
    expect(run.onAction).not.toHaveBeenCalled();
    expect(run.onClick).toHaveBeenCalledOnce();
    expect(second.received[1]).toMatchObject({ replacesId: 0, body: 'R&amp;D' });
  });

  it('go to the next bus when the one they went to has ended', async () => {
    const first = await startBus();
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', first.address);
    await startNotificationDaemon(first.address);
    const run = startRun();
    await run.notifications.notify(notification);
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
    const daemon = await serve(address);
    await first.close();
    // a bus that ends may send its last words first, and takes what is handed over in between with it
    await eventually(async () => expect(await run.notifications.notify(later)).toEqual({ outcome: 'shown' }));
    expect(run.notifications.held()).toBe(1);
    expect(daemon.received).toMatchObject([{ title: later.title, replacesId: 0 }]);
  });
});

describe.skipIf(process.platform !== 'linux')('without a session bus', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([undefined, '', 'unix:path=/nowhere/bus', 'nonsense'])('Electron shows them: %s', async (address) => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
    const { notifications, fallback } = startRun();
    const words = { id: 'tray-failed', title: 'T', body: 'B', urgency: 'normal' } as const;
    expect(await notifications.notify(notification)).toEqual({ outcome: 'shown' });
    expect(await notifications.tell(words)).toEqual({ outcome: 'shown' });
    expect(fallback.notify).toHaveBeenCalledExactlyOnceWith(notification);
    expect(fallback.tell).toHaveBeenCalledExactlyOnceWith(words);
  });

  it('Electron, which would wait for it, does not show them while a bus says nothing', async () => {
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void mute.close());
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `tcp:host=127.0.0.1,port=${(mute.address() as AddressInfo).port}`);
    const { notifications, fallback, clock } = startRun();
    const outcome = notifications.notify(notification);
    await eventually(() => expect(clock.pending()).toEqual([5_000]));
    await clock.advance(5_000);
    expect(await outcome).toMatchObject({ outcome: 'failed', reason: 'No answer from the notification service.' });
    expect(fallback.notify).not.toHaveBeenCalled();
  });
});
