import { test } from '../app';
import { expectUncaughtSurvived } from '../uncaught';

test.use({ loaded: ['throw-uncaught.ts'] });

test('an uncaught error in main is logged and shown, and the app keeps running', ({ app, sandbox }) =>
  // the module takes the same message
  expectUncaughtSurvived(app, sandbox, () => app.skipMinutes()));
