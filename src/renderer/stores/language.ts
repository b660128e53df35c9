import { watch } from 'vue';
import type { AppState } from '../../shared/bridge/state';
import { directionOf, type Language } from '../../shared/i18n/language';
import { speakLanguage } from '../../shared/i18n/load-messages';
import { reportPageFailure } from '../bridge/bridge-client';

/** Speaks main's language. Where main changes it, the page is loaded again: its place and drafts survive. */
export async function followLanguage(state: () => AppState | null): Promise<void> {
  const { language, locale } = state() ?? { language: 'en' as Language, locale: navigator.language };
  try {
    await speakLanguage(language, locale);
  } catch (error) {
    reportPageFailure('script', error);
    return;
  }
  const root = document.documentElement;
  root.lang = locale;
  root.dir = directionOf(language);
  watch(
    () => state()?.language,
    (now) => now !== undefined && now !== language && location.reload(),
  );
}
