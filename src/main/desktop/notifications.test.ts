import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppNotification, ReminderInbox } from '../../shared/bridge';
import { createManualClock } from '../core/testing/manual-clock';
import { createNotifications } from './notifications';

/** As much of Electron's class as is used here. */
const system = vi.hoisted(() => ({
  supported: true,
  made: [] as (EventEmitter & { options: object; isVisible: boolean })[],
  earlier: [] as (EventEmitter & { id: string })[],
  activated: undefined as ((details: { type: string }) => void) | undefined,
}));
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class FakeNotification extends Emitter {
    isVisible = false;
    constructor(readonly options: object) {
      super();
      system.made.push(this);
    }
    show() {
      this.isVisible = true;
    }
    static isSupported = () => system.supported;
    static getHistory = () => Promise.resolve(system.earlier);
    static handleActivation = (callback: typeof system.activated) => (system.activated = callback);
  }
  return { Notification: FakeNotification };
});

const target = { view: 'numbers', accountId: 'a', numberId: '7' } as const;
const notification: AppNotification = {
  id: 'renewal 7',
  title: '+1 234 lapses tomorrow',
  body: 'Auto-renewal is off.',
  urgency: 'critical',
  target,
  actions: [
    { action: 'open', label: 'Open' },
    { action: 'snooze', label: 'Remind me tomorrow' },
    { action: 'mute', label: 'Mute this number' },
  ],
};

function setUp({ silent = false } = {}) {
  const clock = createManualClock(0);
  const options = { clock, isDoNotDisturbOn: () => Promise.resolve(silent), onAction: vi.fn(), onClick: vi.fn() };
  return { ...options, clock, notifications: createNotifications(options) };
}

/** Hands a notification over; resolves once the system has it. */
async function showIn({ notifications }: ReturnType<typeof setUp>) {
  const outcome = notifications.notify(notification);
  const shown = await vi.waitFor(() => {
    const [made] = system.made;
    if (!made?.isVisible) throw new Error('not handed over yet');
    return made;
  });
  return { outcome, shown };
}

beforeEach(() => Object.assign(system, { supported: true, made: [], earlier: [], activated: undefined }));

describe('notifications', () => {
  it('go to the system with id, words, urgency and buttons, and count as shown once it says so', async () => {
    const { outcome, shown } = await showIn(setUp());
    expect(shown.options).toEqual({
      id: 'renewal 7',
      title: '+1 234 lapses tomorrow',
      body: 'Auto-renewal is off.',
      urgency: 'critical',
      timeoutType: 'never',
      actions: ['Open', 'Remind me tomorrow', 'Mute this number'].map((text) => ({ type: 'button', text })),
    });
    shown.emit('show');
    expect(await outcome).toEqual({ outcome: 'shown' });
  });

  it('lead from a click to their place', async () => {
    const parts = setUp();
    const { shown } = await showIn(parts);
    shown.emit('click');
    expect(parts.onAction.mock.calls).toEqual([[notification, 'open']]);
  });

  it.each([
    [0, 'open'],
    [1, 'snooze'],
    [2, 'mute'],
  ])('do what button %i says: %s', async (actionIndex, action) => {
    const parts = setUp();
    const { shown } = await showIn(parts);
    shown.emit('action', { actionIndex });
    expect(parts.onAction.mock.calls).toEqual([[notification, action]]);
  });

  it('do nothing for a button that they do not have', async () => {
    const parts = setUp();
    const { shown } = await showIn(parts);
    shown.emit('action', { actionIndex: 3 });
    shown.emit('action', { actionIndex: -1 });
    expect(parts.onAction).not.toHaveBeenCalled();
  });

  it('are not handed over while the user wants silence', async () => {
    const { notifications } = setUp({ silent: true });
    expect(await notifications.notify(notification)).toEqual({ outcome: 'failed', reason: 'do not disturb is on' });
    expect(system.made).toEqual([]);
  });

  it('fail for the reason that the system gives', async () => {
    const { outcome, shown } = await showIn(setUp());
    shown.emit('failed', {}, 'not signed');
    expect(await outcome).toEqual({ outcome: 'failed', reason: 'not signed' });
  });

  it('fail where the system gives no reason, and where it has no notifications', async () => {
    const { outcome, shown } = await showIn(setUp());
    shown.emit('failed', {}, '');
    expect(await outcome).toEqual({
      outcome: 'failed',
      reason: 'the notification service is missing or did not take it',
    });
    system.supported = false;
    expect(await setUp().notifications.notify(notification)).toEqual({
      outcome: 'failed',
      reason: 'no notification service could be reached',
    });
  });

  it('fail when the system says nothing', async () => {
    const parts = setUp();
    const { outcome } = await showIn(parts);
    await parts.clock.advance(5_000);
    expect(await outcome).toEqual({ outcome: 'failed', reason: 'the notification service did not answer' });
  });

  it('open the window where they lead to no place, silence or not', async () => {
    const parts = setUp({ silent: true });
    const told = parts.notifications.tell({ id: 'tray-failed', title: 'T', body: 'B', urgency: 'normal' });
    system.made[0]?.emit('show');
    system.made[0]?.emit('click');
    expect(await told).toEqual({ outcome: 'shown' });
    expect(parts.onClick).toHaveBeenCalledOnce();
  });

  it.each([
    [
      'darwin',
      [
        [{ id: 'renewal 7', target }, 'open'],
        [{ id: 'renewal 7', target }, 'snooze'],
      ],
    ],
    ['linux', []],
  ] as const)('of an earlier run still lead to their places on %s', async (platform, expected) => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
    const kept = Object.assign(new EventEmitter(), { id: 'renewal 7' });
    system.earlier = [Object.assign(new EventEmitter(), { id: 'unknown' }), kept];
    const parts = setUp();
    await parts.notifications.adopt([{ id: 'renewal 7', target } as unknown as ReminderInbox['given'][number]]);
    for (const one of system.earlier) one.emit('click');
    kept.emit('action', { actionIndex: 1 });
    expect(parts.onAction.mock.calls).toEqual(expected);
  });

  it('of an earlier run open the window on Windows when they are clicked, not for their buttons', async () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
    const parts = setUp();
    await parts.notifications.adopt([]);
    system.activated?.({ type: 'action' });
    expect(parts.onClick).not.toHaveBeenCalled();
    system.activated?.({ type: 'click' });
    expect(parts.onClick).toHaveBeenCalledOnce();
  });

  it('does not wait for ever for more and more that nobody closes', async () => {
    const set = setUp();
    for (let id = 0; id < 250; id++) {
      const outcome = set.notifications.tell({ id: String(id), title: '', body: '', urgency: 'normal' });
      system.made.at(-1)?.emit('show');
      await outcome;
    }
    expect(set.notifications.held()).toBe(200);
  });
});
