import { watch } from 'vue';
import type { AppState } from '../../shared/bridge/state';
import { directionOf, type Language } from '../../shared/i18n/language';
import { speakLanguage } from '../../shared/i18n/load-messages';
import { reportPageFailure } from '../bridge/bridge-client';
import { useViewStore } from './view';

/** In the session storage: the language was changed in the settings, which the next page shows again at that place. */
const CHOSEN = 'language-chosen';

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
  const view = useViewStore();
  if (sessionStorage.getItem(CHOSEN) !== null) view.settingsWish = { kind: 'section', section: 'appearance' };
  sessionStorage.removeItem(CHOSEN);
  watch(
    () => state()?.language,
    (now) => {
      if (now === undefined || now === language) return;
      if (view.name === 'settings') sessionStorage.setItem(CHOSEN, now);
      location.reload();
    },
  );
}
