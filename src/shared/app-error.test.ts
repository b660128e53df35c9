import { afterEach, expect, test } from 'vitest';
import { AppError, reportOf } from './app-error';
import { speakLanguage } from './i18n/load-messages';

afterEach(() => speakLanguage('en', 'en'));

test('the sentence of an error, with the reason in it, is in the language that is spoken when it is read', async () => {
  const error = new AppError('tls', { values: { reason: { key: 'error.reason.certificate_date' } } });
  expect(error.message).toMatch(/not secure\. Its certificate has expired/);
  await speakLanguage('de', 'de');
  expect(error.message).toMatch(/nicht sicher\. Das Zertifikat ist abgelaufen/);
});

test('its report is in that language, with what the server said', async () => {
  const error = new AppError('server', { values: { status: 503 }, serverMessage: 'Back at ten.' });
  const english = reportOf(error).message;
  expect(english).toBe(`${new AppError('server', { values: { status: 503 } }).message} Talkover says: “Back at ten.”`);
  await speakLanguage('de', 'de');
  expect(reportOf(error)).toEqual({ code: 'server', message: error.message });
  expect(error.message).not.toBe(english);
  expect(error.message).toMatch(/503.*Back at ten\./);
});

test('an error has its name and its cause, and its report what the API said of single fields', () => {
  const cause = new Error('why');
  const fields = { name: ['is too long'] };
  const error = new AppError('validation', { values: { reasons: 'name is too long' }, fields, cause });
  expect([error.name, error.cause]).toEqual(['AppError', cause]);
  expect(reportOf(error)).toEqual({ code: 'validation', message: error.message, fields });
  expect(reportOf(new AppError('offline'))).not.toHaveProperty('fields');
});

test('an error that is none of the app’s says no more than that something went wrong', () => {
  expect(reportOf(new Error('secret'))).toEqual({ code: 'internal', message: new AppError('internal').message });
});
