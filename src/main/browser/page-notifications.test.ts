import { describe, expect, it, vi } from 'vitest';
import type { AppNotification } from '../../shared/bridge';
import { createManualClock } from '../core/testing/manual-clock';
import { createPageNotifications } from './page-notifications';

const notification = (id: string): AppNotification => ({
  id,
  title: 'A number lapses tomorrow',
  body: '',
  urgency: 'critical',
  target: { view: 'reminders', accountId: null },
  actions: [],
});

describe('notifications through the page', () => {
  it('are reported by the page that showed them', async () => {
    const send = vi.fn(() => true);
    const notifications = createPageNotifications(createManualClock(0), send);
    const outcome = notifications.notify(notification('one'));
    expect(send).toHaveBeenCalledWith({ type: 'notify', notification: notification('one') });
    notifications.outcomeReported({ id: 'one', outcome: 'shown' });
    expect(await outcome).toEqual({ outcome: 'shown' });
  });

  it('fail at once where no page is open', async () => {
    const notifications = createPageNotifications(createManualClock(0), () => false);
    expect(await notifications.notify(notification('one'))).toMatchObject({ outcome: 'failed' });
  });

  it('fail after ten seconds without an answer', async () => {
    const clock = createManualClock(0);
    const outcome = createPageNotifications(clock, () => true).notify(notification('one'));
    await clock.advance(10_000);
    expect(await outcome).toMatchObject({ outcome: 'failed' });
  });

  it('are not waited for when the app quits', async () => {
    const notifications = createPageNotifications(createManualClock(0), () => true);
    const outcomes = Promise.all(['one', 'two'].map((id) => notifications.notify(notification(id))));
    notifications.stop();
    expect(await outcomes).toMatchObject([{ outcome: 'failed' }, { outcome: 'failed' }]);
  });
});
