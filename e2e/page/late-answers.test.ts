import type { WebSocketRoute } from '@playwright/test';
import { delay } from '../../src/sandbox/faults';
import { test as withOwnApp } from '../app';
import { expect, openConnected, test } from '../shared-app';
import { rows, served } from '../steps';

/** Keeps back each answer to a request until the test lets them go. */
function holdAnswers(name: string) {
  const ids = new Set<number>();
  const held: (() => void)[] = [];
  let isHolding = true;
  return {
    asked: () => held.length,
    release() {
      isHolding = false;
      for (const send of held.splice(0)) send();
    },
    route(page: WebSocketRoute) {
      const server = page.connectToServer();
      page.onMessage((message) => {
        const { id, name: asked } = JSON.parse(String(message)) as { id: number; name: string };
        if (asked === name) ids.add(id);
        server.send(message);
      });
      server.onMessage((message) => {
        const { kind, id } = JSON.parse(String(message)) as { kind: string; id: number };
        const send = () => page.send(message);
        if (isHolding && kind === 'answer' && ids.has(id)) held.push(send);
        else send();
      });
    },
  };
}

// its web socket is routed until the page is closed
withOwnApp('shows the history of a number whose list was updated before the history came', async ({ app, sandbox }) => {
  const { page } = app;
  const [first] = served(sandbox);
  await openConnected(app, sandbox);
  const history = holdAnswers('activity.ofNumber');
  await page.routeWebSocket('**/bridge', (route) => history.route(route));
  await page.reload();
  await rows(page).filter({ hasText: first!.formatted_number }).click();
  const details = page.getByRole('complementary', { name: `Details of ${first!.formatted_number}` });
  await expect.poll(history.asked).toBe(1);

  // labels are added to what is known of the numbers, and so the page puts each together again
  await details.getByRole('button', { name: 'Add label' }).click();
  await page.getByRole('textbox', { name: 'Find or create a label' }).fill('VIP');
  await page.keyboard.press('Enter');
  await expect(details.getByRole('button', { name: /Remove label VIP/ })).toBeVisible();
  history.release();
  await expect(details.getByRole('region', { name: 'History' })).toContainText('No changes yet.');
});

test('an entry of the palette stays chosen when a sync updates the numbers', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  const fetches = sandbox.requests.length;
  let release = (): void => undefined;
  sandbox.faults.once(delay(new Promise((resolve) => (release = resolve))));
  sandbox.change((numbers) =>
    numbers.map((number) => ({ ...number, formatted_number: `${number.formatted_number} new` })),
  );
  await page.keyboard.press('Control+r');
  await expect.poll(() => sandbox.requests.length).toBe(fetches + 1);

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find an action or a number' });
  await expect(palette.getByRole('combobox')).toBeFocused(); // its code is loaded when it is asked for first
  await page.keyboard.type('55');
  const options = palette.getByRole('option');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(2)).toHaveAttribute('aria-selected', 'true');
  release();
  await expect(options.first()).toContainText('new');
  await expect(options.nth(2)).toHaveAttribute('aria-selected', 'true');
});
