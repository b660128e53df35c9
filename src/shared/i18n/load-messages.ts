import { en } from './en';
import type { Language } from './language';
import { speak, type Messages } from './translate';

/** Only English is there from the first moment; every other language is loaded when it is spoken. */
const LOADERS: Record<Language, () => Promise<Messages>> = {
  en: () => Promise.resolve(en),
  'en-XA': async () => (await import('./pseudo')).lengthened(en),
  'ar-XB': async () => (await import('./pseudo')).lengthened(en),
};

/**
 * Loads the messages of a language and speaks it from then on.
 * @param locale BCP 47, for dates and money (formatLocale)
 */
export async function speakLanguage(language: Language, locale: string): Promise<void> {
  speak(language, locale, await LOADERS[language]());
}
