import { askedQuery, type ApiQuestion } from '../../../shared/query/api-filters';
import { t } from '../../lib/t';

/** What searching in Talkover would mean for a question; null where its API has no filter for any part of it. */
export function askSentence({ filters, dropped }: ApiQuestion): string | null {
  const asked = askedQuery(filters);
  if (asked === '') return null;
  if (dropped.length === 0) return t('numbers.ask.whole', { asked });
  return t('numbers.ask.partly', { asked, dropped: dropped.join(' ') });
}
