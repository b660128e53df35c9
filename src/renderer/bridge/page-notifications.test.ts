// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { showPageNotification } from './page-notifications';

const asked = vi.hoisted((): unknown[] => []);
vi.mock('./bridge-client', () => ({
  request: (...request: unknown[]) => Promise.resolve(void asked.push(request)),
}));

it('says that a notification was not shown where the browser lets no page make one', () => {
  class Refusing {
    static readonly permission = 'granted';
    constructor() {
      throw new TypeError('Illegal constructor');
    }
  }
  vi.stubGlobal('Notification', Refusing);
  const notification = { id: 'a', title: 'A', body: 'B', urgency: 'normal', target: { kind: 'renewals' } };
  showPageNotification(notification as never, () => undefined);
  const refused = { id: 'a', outcome: 'failed', reason: 'The browser refused this notification.' };
  expect(asked).toEqual([['notification.outcome', refused]]);
});
