import { afterEach, expect, test } from 'vitest';
import { speakLanguage } from './load-messages';
import { spokenLocale, translate } from './translate';

afterEach(() => speakLanguage('en', 'en'));

test('writes the numbers of a sentence in the locale that is spoken', async () => {
  await speakLanguage('en', 'de-DE');
  expect(translate('handled.said', { count: 1234 })).toBe('1.234 renewals marked as handled');
  expect(spokenLocale()).toBe('de-DE');
});

test('puts a sentence that is named by its key into another', () => {
  const reason = { key: 'error.reason.status', values: { status: '418' } } as const;
  expect(translate('error.unexpected_response', { reason })).toContain(translate(reason.key, reason.values));
});

test('ends a sentence once, whatever it ends with', async () => {
  await speakLanguage('fr', 'fr');
  expect(translate('activity.lastKnown.gone', { when: '27 nov.' })).toMatch(/ 27 nov\.$/);
  expect(translate('firstSteps.lapsing.done', { number: '1', when: 'le 27 nov.' })).toContain(' 27 nov. Vous');
});

test('the pseudo-language is longer, accented, and keeps what is filled in', async () => {
  const english = translate('handled.said', { count: 2 });
  await speakLanguage('en-XA', 'en');
  const said = translate('handled.said', { count: 2 });
  expect(said).toMatch(/^\[2 .*\]$/);
  expect(said).toContain('rêñêwáls');
  expect(said.length).toBeGreaterThanOrEqual(english.length * 1.3);
});
