import { createHmac } from 'node:crypto';
import { localDay, isoFromDay } from '../../src/shared/calendar/calendar-day';
import { expect, openConnected, test } from '../shared-app';
import { receiveWebhooks } from '../webhook-receiver';

const SECRET = 'a secret that only two know';
const PATH = '/hooks/T024BE7LH-very-secret';

test('a webhook that is added in Settings gets a test, then a signed reminder; its secrets stay in the keychain', async ({
  app,
  sandbox,
}) => {
  const receiver = await receiveWebhooks();
  const { host, received } = receiver;

  try {
    const { page } = app;
    // one number that lapses tomorrow, and nothing else that is due
    const tomorrow = isoFromDay(localDay(Date.now()) + 1);
    sandbox.change(([first, ...others]) => [
      { ...first!, auto_renewal: false, renewal_date: tomorrow, days_until_monthly_renewal: 1, is_due_for_monthly_renewal: false, formatted_number: '(415) 555-0132' }, // prettier-ignore
      ...others.map((number) => ({ ...number, auto_renewal: true, current_status: 'active', renewal_date: isoFromDay(localDay(Date.now()) + 25), days_until_monthly_renewal: 25, is_due_for_monthly_renewal: false })), // prettier-ignore
    ]);
    await openConnected(app, sandbox);
    await page.getByRole('navigation').getByText('Settings').first().click();
    await page.getByRole('button', { name: 'Add channel' }).click();
    await page.getByRole('menuitem', { name: 'Webhook' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Enter a full URL that starts with https://')).toBeVisible();
    await page.getByLabel('URL', { exact: true }).fill(`http://${host}${PATH}`);
    await page.getByLabel('Signing secret').fill(SECRET);
    await page.getByRole('button', { name: 'Send a test', exact: true }).click();
    await expect(page.getByText('Sent. The service answered: HTTP 200 thank you')).toBeVisible();
    expect(receiver.messages()).toMatchObject([{ type: 'test' }]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    await expect.poll(() => received.length).toBe(2);
    const [, reminder] = received;
    expect(receiver.messages()[1]).toMatchObject({ type: 'reminder', title: '(415) 555-0132 lapses tomorrow' });
    expect(reminder?.url).toBe(PATH);
    const timestamp = reminder?.headers['talkover-numbers-timestamp'] as string;
    const expected = createHmac('sha256', SECRET).update(`${timestamp}.${reminder?.body}`).digest('hex');
    expect(reminder?.headers['talkover-numbers-signature']).toBe(`v1=${expected}`);
    await expect(page.getByText(`Webhook · ${host}`)).toBeVisible();
    await expect(page.getByText(/^Last sent/)).toBeVisible();

    for (const secret of [SECRET, 'T024BE7LH']) expect(await app.filesWith(secret)).toEqual([]);
    for (const secret of [SECRET, 'T024BE7LH']) expect(await page.content()).not.toContain(secret);

    await page.getByRole('button', { name: 'Remove Webhook' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('No channels yet')).toBeVisible();
  } finally {
    receiver.close();
  }
});
