import { bestLanguage, formatLocale, type Language } from '../../../shared/i18n/language';
import { speakLanguage } from '../../../shared/i18n/load-messages';
import type { Formatter } from '../../../shared/format';
import type { Log } from '../log/log';
import type { SettingsStore } from '../settings/settings-store';

/** What the system says of its user, as BCP 47 tags. */
export interface SystemLanguage {
  /** For dates and money. */
  locale: string;
  /** The most wanted first. */
  languages: readonly string[];
}

/** Speaks the system's language: for what goes wrong before the settings are read. */
export async function speakSystemLanguage({ locale, languages }: SystemLanguage): Promise<void> {
  const language = bestLanguage(languages);
  await speakLanguage(language, formatLocale(language, locale));
}

/** The language in which the app speaks. */
export interface AppLanguage {
  spoken(): Language;
  /** Speaks what the settings say. Never rejects: without its messages, a language gives way to the one before. */
  follow(): Promise<void>;
}

export function createAppLanguage(
  system: SystemLanguage,
  parts: { settings: Pick<SettingsStore, 'settings'>; format: Formatter; log: Log },
): AppLanguage {
  const { settings, format, log } = parts;
  let spoken: Language = 'en';
  return {
    spoken: () => spoken,
    async follow() {
      const { language: choice } = settings.settings();
      const language = choice === 'system' ? bestLanguage(system.languages) : choice;
      const locale = formatLocale(language, system.locale);
      try {
        await speakLanguage(language, locale);
      } catch (error) {
        log.error('the messages of a language could not be loaded', error, { language });
        return;
      }
      format.followLocale(locale);
      spoken = language;
    },
  };
}
