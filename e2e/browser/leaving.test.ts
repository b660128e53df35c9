import { expect, openConnected, openPage, test } from '../shared-app';
import { rows, searchBox, served } from '../steps';

for (const how of ['the app ends', 'the tab is closed', 'the page is loaded again'] as const) {
  test(`what was asked and noted last is kept when ${how} at once`, async ({ app, sandbox }) => {
    const { formatted_number: number } = served(sandbox)[0]!;
    await openConnected(app, sandbox);
    const note = `Ask Ms Doe before ${how}`;
    const noteIn = (page: typeof app.page) =>
      page.getByRole('complementary', { name: `Details of ${number}` }).getByRole('textbox', { name: 'Note' });
    await rows(app.page).filter({ hasText: number }).click();
    await searchBox(app.page).fill('status:active');
    await noteIn(app.page).fill(note);

    if (how === 'the app ends') await app.restart();
    else if (how === 'the page is loaded again') await app.page.reload();
    else {
      const context = app.page.context();
      const closed = app.page.waitForEvent('close');
      await app.page.close({ runBeforeUnload: true });
      await closed;
      app.page = await context.newPage();
      await app.page.goto(app.address ?? ''); // a new tab needs the key that only the printed address leads to
    }
    await expect(searchBox(app.page)).toHaveValue('status:active');
    await searchBox(app.page).fill('');
    await rows(app.page).filter({ hasText: number }).click();
    await expect(noteIn(app.page)).toHaveValue(note);
  });
}

test('a form that was left is open again, without its token', async ({ app }) => {
  await openPage(app);
  await app.page.getByLabel('Name').fill('Half a na');
  await app.page.getByLabel('Token', { exact: true }).fill('talq_never_on_disk');
  const page = await app.restart();
  await expect(page.getByLabel('Name')).toHaveValue('Half a na');
  await expect(page.getByLabel('Token', { exact: true })).toHaveValue('');
  expect(await app.filesWith('talq_never_on_disk')).toEqual([]);
});
