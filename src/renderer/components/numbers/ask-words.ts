import type { ApiFilters } from '../../../shared/environment';
import type { ApiQuestion } from '../../../shared/query/api-filters';
import { listed } from '../../../shared/i18n/lists';
import { t } from '../../lib/t';
import { typeWord } from './words';

/** The API's filters in words: `type Voice, WhatsApp, “555”`. */
export function askedWords(filters: ApiFilters): string {
  const words: string[] = [];
  if (filters.type !== null) words.push(t('numbers.ask.type', { type: typeWord(filters.type) }));
  if (filters.has_voice !== null) words.push(t(filters.has_voice ? 'numbers.ask.voice' : 'numbers.ask.noVoice'));
  if (filters.has_whatsapp !== null) {
    words.push(t(filters.has_whatsapp ? 'numbers.ask.whatsapp' : 'numbers.ask.noWhatsapp'));
  }
  if (filters.search !== null) words.push(t('numbers.ask.search', { text: filters.search }));
  return listed(words);
}

/** What searching in Talkover would mean for a question; null where its API has no filter for any part of it. */
export function askSentence({ filters, dropped }: ApiQuestion): string | null {
  const asked = askedWords(filters);
  if (asked === '') return null;
  const left = listed(dropped.map((text) => t('numbers.ask.search', { text })));
  return left === '' ? t('numbers.ask.whole', { asked }) : t('numbers.ask.partly', { asked, dropped: left });
}
