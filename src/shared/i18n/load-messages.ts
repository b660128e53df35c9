import { en } from './en';
import { LANGUAGES, type Language } from './language';
import { speak, speechIn, type Messages, type Speech } from './translate';

/** Only English is there from the first moment; every other language is loaded when it is spoken. */
const LOADERS: Record<Language, () => Promise<Messages>> = {
  en: () => Promise.resolve(en),
  'pt-BR': async () => withEnglish((await import('./pt-BR')).messages),
  es: async () => withEnglish((await import('./es')).messages),
  de: async () => withEnglish((await import('./de')).messages),
  fr: async () => withEnglish((await import('./fr')).messages),
  'en-XA': async () => (await import('./pseudo')).lengthened(en),
  'ar-XB': async () => (await import('./pseudo')).lengthened(en),
};

/** What has no translation is said in English rather than not at all. */
function withEnglish(messages: Record<string, string>): Messages {
  return { ...en, ...messages };
}

/**
 * Loads the messages of a language and speaks it from then on.
 * @param locale BCP 47, for dates and money (formatLocale)
 */
export async function speakLanguage(language: Language, locale: string): Promise<void> {
  speak(language, locale, await LOADERS[language]());
}

/**
 * A language to speak next to the one that is spoken; see saidIn.
 * @param locale BCP 47, for dates and money (formatLocale)
 */
export async function loadSpeech(language: Language, locale: string): Promise<Speech> {
  return speechIn(language, locale, await LOADERS[language]());
}

/** Every language that the app offers, for what must be understood whichever of them it is in. */
export function loadEverySpeech(): Promise<Speech[]> {
  return Promise.all(LANGUAGES.map((language) => loadSpeech(language, language)));
}
