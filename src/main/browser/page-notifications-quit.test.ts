import { expect, it } from 'vitest';
import { createManualClock } from '../core/testing/manual-clock';
import { createPageNotifications } from './page-notifications';

it('no notification is waited for when the app quits', async () => {
  const notifications = createPageNotifications(createManualClock(0), () => true);
  const outcomes = ['one', 'two'].map((id) =>
    notifications.notify({
      id,
      title: 'A number lapses tomorrow',
      body: '',
      urgency: 'critical',
      target: { view: 'reminders', environmentId: null },
      actions: [],
    }),
  );
  notifications.stop();
  expect(await Promise.all(outcomes)).toMatchObject([{ outcome: 'failed' }, { outcome: 'failed' }]);
});
