import { afterEach, expect, test } from 'vitest';
import { formatterFor } from '../../../../shared/format';
import { speakLanguage } from '../../../../shared/i18n/load-messages';
import { translate } from '../../../../shared/i18n/translate';
import { wordsIn } from './words';

afterEach(() => speakLanguage('en', 'en'));

const english = formatterFor('en-GB');
const said = 'settings.language';

test('a channel writes in its own language, and the app goes on in its own', async () => {
  const words = await wordsIn('de', english);
  expect(words.t(said)).toBe('Sprache');
  expect(words.format.locale).toBe('de-GB');
  expect(words.listed(['a', 'b', 'c'])).toBe('a, b und c');
  expect(translate(said)).toBe('Language');
});

test('one that speaks as the app does changes with it', async () => {
  const words = await wordsIn('app', english);
  expect(words.t(said)).toBe('Language');
  await speakLanguage('fr', 'fr-FR');
  expect(words.t(said)).toBe('Langue');
});

test('the app goes on in its own language when a message cannot be written', async () => {
  const words = await wordsIn('de', english);
  expect(() => words.renewal(null as never, 1)).toThrow();
  expect(translate(said)).toBe('Language');
});
