import { afterEach, expect, test } from 'vitest';
import { AppError, reportOf } from './app-error';
import { speakLanguage } from './i18n/load-messages';

afterEach(() => speakLanguage('en', 'en'));

test('the report of an error is in the language that is spoken now, whichever was spoken when the error arose', async () => {
  const error = new AppError('server', { values: { status: 503 }, serverMessage: 'Back at ten.' });
  const english = reportOf(error).message;
  expect(english).toBe(error.message);
  await speakLanguage('de', 'de');
  expect(reportOf(error).message).not.toBe(english);
  expect(reportOf(error).message).toMatch(/503.*Back at ten\./);
});
