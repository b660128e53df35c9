import { afterEach, expect, test } from 'vitest';
import { AppError, reportOf } from './app-error';
import { speakLanguage } from './i18n/load-messages';

afterEach(() => speakLanguage('en', 'en'));

test('the sentence of an error, with the reason in it, is in the language that is spoken when it is read', async () => {
  const error = new AppError('tls', { values: { reason: { key: 'error.reason.certificate_date' } } });
  expect(error.message).toMatch(/not secure: its certificate has expired/);
  await speakLanguage('de', 'de');
  expect(error.message).toMatch(/nicht sicher: Das Zertifikat ist abgelaufen/);
  expect(reportOf(error)).toEqual({ code: 'tls', message: error.message });
});

test('what the server said follows the sentence', () => {
  const error = new AppError('forbidden', { serverMessage: 'No plan.' });
  expect(error.message).toBe(`${new AppError('forbidden').message} Talkover says: “No plan.”`);
});

test('an error that is none of the app’s says no more than that something went wrong', () => {
  expect(reportOf(new Error('secret'))).toEqual({ code: 'internal', message: new AppError('internal').message });
});
