import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { click, endRun, FakeNotification, press, system } from './testing/fake-notification';
import { shown, notification, startRun, useSystem } from './testing/notifications-on';

vi.mock('electron', async () => ({ Notification: (await import('./testing/fake-notification')).FakeNotification }));

afterEach(() => vi.restoreAllMocks());

const other = {
  ...notification,
  id: 'renewal https://api.talkover.ai 5c8f1c55-2f1e-4b6a-8a39-0f3f3c9d2e11',
  target: { view: 'numbers', environmentId: 'a', numberId: '5c8f1c55-2f1e-4b6a-8a39-0f3f3c9d2e11' },
} as const;

/** What version 0.1.0 handed over: its own ids, which hold an address and have spaces. */
function standsSince010(id: string): FakeNotification {
  const old = new FakeNotification({ ...notification, actions: shown.actions.map(({ label }) => ({ type: 'button', text: label })), id }); // prettier-ignore
  system.standing.push(old);
  endRun();
  return old;
}

describe('Windows', () => {
  beforeEach(() => useSystem('win32'));

  it('takes ids of at most 64 UTF-16 units', async () => {
    const longest = { ...notification, id: `alert ${'𝒽'.repeat(500)}` };
    expect(await startRun().show(longest)).toEqual({ outcome: 'shown' });
    expect(system.standing.map(({ id }) => id.length)).toEqual([32]);
  });

  it('says why where the constructor throws, and takes the next', async () => {
    const run = startRun();
    system.mood = 'throws';
    expect(await run.show()).toMatchObject({
      outcome: 'failed',
      reason: 'Windows refused this notification (something unexpected).',
    });
    system.mood = 'shows';
    expect(await run.show()).toEqual({ outcome: 'shown' });
  });

  it('takes what it may not show, and says so afterwards', async () => {
    system.mood = 'refuses';
    expect(await startRun().show()).toMatchObject({
      outcome: 'failed',
      reason: 'Notifications from this app are turned off in Windows. Turn them on in Settings → System → Notifications.', // prettier-ignore
    });
  });

  it('is believed once it had the time for second thoughts', async () => {
    const run = startRun();
    let outcome;
    void run.notifications.notify(notification).then((now) => (outcome = now));
    await run.clock.advance(999);
    expect(outcome).toBeUndefined();
    await run.clock.advance(1);
    expect(outcome).toEqual({ outcome: 'shown' });
    expect(run.clock.pending()).toEqual([]);
  });

  it.each(['click', 'button'] as const)('has shown what is answered at once by a %s', async (how) => {
    const run = startRun();
    await run.notifications.adopt([]);
    const outcome = run.notifications.notify(notification);
    await run.clock.advance(0);
    if (how === 'click') click(system.standing[0]!);
    else press(system.standing[0]!, 'Mute this number');
    expect(await outcome).toEqual({ outcome: 'shown' });
    expect(run.onAction).toHaveBeenCalledOnce();
  });

  it('replaces what has the same id', async () => {
    const run = startRun();
    await run.show();
    await run.show({ ...notification, title: '+1 234 lapses today' });
    expect(system.standing.map(({ options }) => options.title)).toEqual(['+1 234 lapses today']);
  });

  it('knows the buttons of an earlier run by their id', async () => {
    await startRun().show();
    const [kept] = system.standing;
    endRun();
    const run = startRun();
    await run.notifications.adopt([{ ...shown, ...other }, shown]);
    press(kept!, 'Mute this number');
    expect(run.onAction.mock.calls).toEqual([[shown, 'mute']]);
  });

  it('knows the buttons that 0.1.0 has shown', async () => {
    const short = { ...shown, id: 'renewal sample 0b9d6f0e-6a52-4d8e-9d0a-6c1d4f6a7b8c' };
    const old = standsSince010(short.id);
    const run = startRun();
    await run.notifications.adopt([short]);
    press(old, 'Remind me tomorrow');
    expect(run.onAction.mock.calls).toEqual([[short, 'snooze']]);
  });

  it('does not say which notification of an earlier run was clicked, so the window opens', async () => {
    const run = startRun();
    await run.notifications.adopt([shown]);
    system.onActivation?.({ type: 'click', arguments: '' });
    expect(run.onClick).toHaveBeenCalledOnce();
    expect(run.onAction).not.toHaveBeenCalled();
  });

  it('opens the window for "Open" on what is not remembered any more, and does nothing for its other buttons', async () => {
    await startRun().show();
    const [kept] = system.standing;
    endRun();
    const run = startRun();
    await run.notifications.adopt([]);
    press(kept!, 'Mute this number');
    expect(run.onClick).not.toHaveBeenCalled();
    press(kept!, 'Open');
    expect(run.onClick).toHaveBeenCalledOnce();
    expect(run.onAction).not.toHaveBeenCalled();
  });
});

describe('macOS', () => {
  beforeEach(() => useSystem('darwin'));

  it('shows nothing of an app that is not signed, which is why', async () => {
    system.signed = false;
    expect(await startRun({ signed: false }).show()).toMatchObject({
      outcome: 'failed',
      reason: 'Notifications need a signed app on macOS, and this copy isn’t signed.',
    });
  });

  it('may say nothing of an app that is not signed, which is why all the same', async () => {
    system.mood = 'silent';
    expect(await startRun({ signed: false }).show()).toMatchObject({
      reason: 'Notifications need a signed app on macOS, and this copy isn’t signed.',
    });
  });

  it('shows nothing of an app that the user has not allowed to', async () => {
    system.mood = 'refuses';
    expect(await startRun().show()).toMatchObject({
      outcome: 'failed',
      reason: 'macOS refused this notification (Notifications are not allowed for this application). Allow notifications from this app in System Settings → Notifications.', // prettier-ignore
    });
  });

  it('keeps what an earlier run has shown in its history, with clicks and buttons', async () => {
    const first = startRun();
    await first.show(other);
    await first.show();
    const [, kept] = system.standing;
    endRun();
    const run = startRun();
    await run.notifications.adopt([shown]);
    press(kept!, 'Remind me tomorrow');
    click(kept!);
    click(system.standing[0]!); // not remembered any more
    expect(run.onAction.mock.calls).toEqual([
      [shown, 'snooze'],
      [shown, 'open'],
    ]);
  });

  it('keeps what 0.1.0 has shown, too', async () => {
    const old = standsSince010(notification.id);
    const run = startRun();
    await run.notifications.adopt([shown]);
    click(old);
    expect(run.onAction.mock.calls).toEqual([[shown, 'open']]);
  });

  it('has no history for an app that is not signed, or none that can be read', async () => {
    system.signed = false;
    await expect(startRun({ signed: false }).notifications.adopt([shown])).resolves.toBeUndefined();
    vi.spyOn(FakeNotification, 'getHistory').mockRejectedValueOnce(new Error('no such center'));
    await expect(startRun().notifications.adopt([shown])).resolves.toBeUndefined();
  });
});

describe('Linux', () => {
  beforeEach(() => useSystem('linux'));

  it('gives no reason', async () => {
    system.mood = 'refuses';
    expect(await startRun().show()).toMatchObject({
      outcome: 'failed',
      reason: 'The notification service is missing or refused this notification.',
    });
  });

  it('replaces nothing, so that each that stands leads to its place', async () => {
    const run = startRun();
    const later = { ...notification, title: '+1 234 lapses today' };
    await run.show();
    await run.show(later);
    const [first, second] = system.standing;
    expect(system.standing).toHaveLength(2);
    second!.emit('close', { reason: 'userCanceled' });
    click(first!);
    expect(run.onAction.mock.calls).toEqual([[notification, 'open']]);
  });

  it('has no history and no central clicks, and is asked for neither', async () => {
    const run = startRun();
    await run.notifications.adopt([shown]);
    expect(system.onActivation).toBeNull();
    await run.show();
    click(system.standing[0]!);
    expect(run.onAction.mock.calls).toEqual([[notification, 'open']]);
  });
});
