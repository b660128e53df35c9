import { z } from 'zod';

/** The languages that the app speaks, in the order in which it offers them. Each has a folder of messages. */
export const LANGUAGES = ['en', 'pt-BR', 'es', 'de', 'fr'] as const;

/** Each by its own name, so that it is found by those who speak it. */
export const LANGUAGE_NAMES: Readonly<Record<(typeof LANGUAGES)[number], string>> = {
  en: 'English',
  'pt-BR': 'Português (Brasil)',
  es: 'Español',
  de: 'Deutsch',
  fr: 'Français',
};

/**
 * Two that only tests speak: English with accents and 40 % longer, and English from right to left. Neither is offered,
 * but a settings file may name them.
 */
const PSEUDO_LANGUAGES = ['en-XA', 'ar-XB'] as const;

export type Language = (typeof LANGUAGES | typeof PSEUDO_LANGUAGES)[number];

/** What the user can choose: a language, or the system's. */
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES, ...PSEUDO_LANGUAGES] as const;
export const languageChoiceSchema = z.enum(LANGUAGE_CHOICES);
export type LanguageChoice = z.infer<typeof languageChoiceSchema>;

/**
 * The first of the user's languages that the app speaks; English where it speaks none of them. Where only the region
 * differs, the language counts: `pt-PT` gets `pt-BR`.
 * @param wanted BCP 47 tags, the most wanted first
 */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = localeOf(tag)?.language;
    const spoken =
      LANGUAGES.find((one) => one === tag) ?? LANGUAGES.find((one) => localeOf(one)?.language === language);
    if (spoken) return spoken;
  }
  return 'en';
}

/**
 * The locale of dates and money that goes with a language: the system's own where that speaks the language, else the
 * language as it is written in the system's region (`en-SE`), so that no month has a Swedish name in an English sentence.
 * @param systemLocale BCP 47
 */
export function formatLocale(language: Language, systemLocale: string): string {
  if (isPseudo(language)) return 'en';
  const system = localeOf(systemLocale);
  const own = new Intl.Locale(language);
  if (!system || system.language === own.language) return system ? systemLocale : language;
  return system.region ? new Intl.Locale(own.language, { region: system.region }).toString() : language;
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar-XB' ? 'rtl' : 'ltr';
}

function isPseudo(language: Language): boolean {
  return PSEUDO_LANGUAGES.some((one) => one === language);
}

/** Null if it isn't a BCP 47 tag. */
function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch (error) {
    // Intl has no other way to ask whether a tag is one
    if (error instanceof RangeError) return null;
    throw error;
  }
}
