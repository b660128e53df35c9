import { describe, expect, it } from 'vitest';
import type { BridgeEvent } from '../../shared/bridge/events';
import type { AppNotification } from '../../shared/bridge/notification';
import { createManualClock } from '../core/testing/manual-clock';
import { createPageNotifications } from './page-notifications';

const notification: AppNotification = {
  id: 'renewal 7',
  title: '+1 234 lapses tomorrow',
  body: 'Auto-renewal is off.',
  urgency: 'critical',
  target: { view: 'renewals', environmentId: null, only: null },
  actions: [],
};

function setUp({ isPageOpen = true } = {}) {
  const clock = createManualClock(0);
  const sent: BridgeEvent[] = [];
  const pages = createPageNotifications(clock, (event) => isPageOpen && sent.push(event) > 0);
  return { clock, sent, pages };
}

describe('notifications through a page', () => {
  it('count as shown once the page says so', async () => {
    const { sent, pages } = setUp();
    const outcome = pages.notify(notification);
    expect(sent).toEqual([{ type: 'notify', notification }]);
    pages.outcomeReported({ id: notification.id, outcome: 'shown' });
    expect(await outcome).toEqual({ outcome: 'shown' });
  });

  it('fail for the reason of the page, which may be asked again at any time', async () => {
    const { pages } = setUp();
    const outcome = pages.notify(notification);
    const reason = 'The browser isn’t allowed to show notifications from this page.';
    pages.outcomeReported({ id: notification.id, outcome: 'failed', reason });
    expect(await outcome).toEqual({ outcome: 'failed', reason, retry: 'soon' });
  });

  it('fail where no page is open', async () => {
    const { pages } = setUp({ isPageOpen: false });
    expect(await pages.notify(notification)).toEqual({
      outcome: 'failed',
      reason: 'No page of the app is open in a browser.',
      retry: 'soon',
    });
  });

  it('are given up when the page says nothing; what it says later is not counted', async () => {
    const { clock, pages } = setUp();
    const outcome = pages.notify(notification);
    await clock.advance(10_000);
    expect(await outcome).toEqual({ outcome: 'failed', reason: 'No answer from the page.' });
    pages.outcomeReported({ id: notification.id, outcome: 'shown' });
    expect(clock.pending()).toEqual([]);
  });
});
