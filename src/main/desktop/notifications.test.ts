import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { click, press, system } from './testing/fake-notification';
import { notification, startRun, useSystem } from './testing/notifications-on';

vi.mock('electron', async () => ({ Notification: (await import('./testing/fake-notification')).FakeNotification }));

afterEach(() => vi.restoreAllMocks());

describe.each(['win32', 'darwin', 'linux'] as const)('notifications on %s', (platform) => {
  beforeEach(() => useSystem(platform));

  it('go to the system with words, urgency and buttons, and count as shown once it says so', async () => {
    expect(await startRun().show()).toEqual({ outcome: 'shown' });
    expect(system.standing.map(({ options }) => options)).toMatchObject([
      {
        title: '+1 234 lapses tomorrow',
        body: 'Auto-renewal is off.',
        urgency: 'critical',
        timeoutType: 'never',
        actions: ['Open', 'Remind me tomorrow', 'Mute this number'].map((text) => ({ type: 'button', text })),
      },
    ]);
  });

  it('have a short id that is the same in every run', async () => {
    await startRun().show();
    await startRun().show();
    const [first, second] = system.made.map(({ id }) => id);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
    await startRun().show({ ...notification, id: 'renewal sample 7' });
    expect(system.made[2]?.id).not.toBe(first);
  });

  it('lead from a click to their place', async () => {
    const run = startRun();
    await run.show();
    click(system.standing[0]!);
    expect(run.onAction.mock.calls).toEqual([[notification, 'open']]);
  });

  it('are not handed over while the user wants silence, and may be asked about at any time', async () => {
    expect(await startRun({ silent: true }).show()).toEqual({
      outcome: 'failed',
      reason: 'Do Not Disturb is on.',
      retry: 'soon',
    });
    expect(system.made).toEqual([]);
  });

  it('fail with a reason where the system has none at all', async () => {
    system.supported = false;
    expect(await startRun().show()).toMatchObject({
      outcome: 'failed',
      reason: 'This system has no notification service.',
    });
  });

  it('are sent up when the system says nothing, and do not come late', async () => {
    system.mood = 'silent';
    const run = startRun();
    const outcome = run.notifications.notify(notification);
    await run.clock.advance(4_999);
    expect(system.made[0]?.isClosed).toBe(false);
    await run.clock.advance(1);
    expect(await outcome).toMatchObject({ outcome: 'failed', reason: 'No answer from the notification service.' });
    expect(system.made[0]?.isClosed).toBe(true);
    expect(run.clock.pending()).toEqual([]);
  });

  it('do not keep the next from being shown, whatever becomes of them', async () => {
    const run = startRun();
    for (const mood of ['throws', 'refuses', 'silent', 'shows'] as const) {
      system.mood = mood;
      expect((await run.show()).outcome).toBe(mood === 'shows' ? 'shown' : 'failed');
    }
    expect(system.standing).toHaveLength(1);
  });

  it('open the window where they lead to no place, silence or not', async () => {
    const run = startRun({ silent: true });
    const shown = run.notifications.tell({ id: 'tray-failed', title: 'T', body: 'B', urgency: 'normal' });
    await run.clock.advance(5_000);
    expect(await shown).toEqual({ outcome: 'shown' });
    click(system.standing[0]!);
    expect(run.onClick).toHaveBeenCalledOnce();
  });

  it('have a body as the system reads it', async () => {
    await startRun().show({ ...notification, body: 'R&D <prod>' });
    expect(system.standing[0]?.options.body).toBe(platform === 'linux' ? 'R&amp;D &lt;prod&gt;' : 'R&D <prod>');
  });
});

describe.each(['win32', 'darwin'] as const)('buttons on %s', (platform) => {
  beforeEach(() => useSystem(platform));

  it.each([
    ['Open', 'open'],
    ['Remind me tomorrow', 'snooze'],
    ['Mute this number', 'mute'],
  ])('do what they say, once: %s', async (label, action) => {
    const run = startRun();
    await run.notifications.adopt([]);
    await run.show();
    press(system.standing[0]!, label);
    expect(run.onAction.mock.calls).toEqual([[notification, action]]);
  });

  it('that the notification does not have do nothing', async () => {
    const run = startRun();
    await run.notifications.adopt([]);
    await run.show();
    press(system.standing[0]!, 'Delete everything');
    system.standing[0]!.emit('action', { actionIndex: 3 });
    expect(run.onAction).not.toHaveBeenCalled();
  });
});

describe('what is listened to', () => {
  it('stays bounded, however many notifications are never closed', async () => {
    useSystem('linux');
    const { notifications } = startRun();
    for (let id = 0; id < 250; id++) {
      await notifications.tell({ id: String(id), title: '', body: '', urgency: 'normal' });
    }
    expect(notifications.held()).toBe(200);
  });
});
