import { afterEach, expect, test } from 'vitest';
import { Formatter } from '../../../shared/format';
import type { LanguageChoice } from '../../../shared/i18n/language';
import { speakLanguage } from '../../../shared/i18n/load-messages';
import { translate } from '../../../shared/i18n/translate';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { createAppLanguage } from './app-language';

afterEach(() => speakLanguage('en', 'en'));

const failed = (): never => {
  throw new Error('nothing should have been logged');
};
const log = { error: failed, warn: failed, info: failed, debug: failed };

test('speaks the chosen language, and writes dates as it does', async () => {
  const chosen: { language: LanguageChoice } = { language: 'system' };
  const format = new Formatter('sv-SE');
  const settings = { settings: () => ({ ...DEFAULT_SETTINGS, ...chosen }) };
  const language = createAppLanguage({ locale: 'sv-SE', languages: ['sv-SE'] }, { settings, format, log });

  await language.follow();
  expect([language.spoken(), format.locale, format.inDays(1)]).toEqual(['en', 'en-SE', 'tomorrow']);

  chosen.language = 'en-XA';
  await language.follow();
  expect([language.spoken(), format.locale]).toEqual(['en-XA', 'en']);
  expect(translate('handled.title')).toMatch(/^\[.*\]$/);
});
