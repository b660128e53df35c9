import type { ApiFilters } from '../../../shared/account';
import type { ApiQuestion } from '../../../shared/query/api-filters';
import { t } from '../../t';
import { typeWord } from './words';

/** The API's filters in words: `type Voice, WhatsApp, “555”`. */
export function askedWords(filters: ApiFilters): string {
  const words: string[] = [];
  if (filters.type !== null) words.push(t('numbers.ask.type', { type: typeWord(filters.type) }));
  if (filters.has_voice) words.push(t('numbers.ask.voice'));
  if (filters.has_whatsapp) words.push(t('numbers.ask.whatsapp'));
  if (filters.search !== null) words.push(t('numbers.ask.search', { text: filters.search }));
  return words.join(', ');
}

/** What asking Talkover would mean for a question. */
export function askSentence({ filters, dropped }: ApiQuestion): string {
  const asked = askedWords(filters);
  const left = dropped.map((part) => t(`numbers.ask.part.${part}`)).join(', ');
  if (asked === '') return t('numbers.ask.cannot', { dropped: left });
  return left === '' ? t('numbers.ask.whole', { asked }) : t('numbers.ask.partly', { asked, dropped: left });
}
