import { test } from '../app';
import { expectUncaughtSurvived } from '../uncaught';

test('an uncaught error in main is logged and shown without an error box, and the app keeps running', async ({
  app,
  sandbox,
}) => {
  await app.electron?.evaluate(({ app, dialog }) => {
    dialog.showErrorBox = () => app.exit(3);
  });
  await expectUncaughtSurvived(app, sandbox, async () => {
    await app.electron?.evaluate(() => {
      setTimeout(() => {
        throw new TypeError('thrown for a test', { cause: new RangeError('the cause of it') });
      });
      void Promise.reject(new Error('rejected for a test'));
    });
  });
});
