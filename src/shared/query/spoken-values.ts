import { fold } from '../fold';
import { onceSpoken, spokenLocale, translate, type MessageKey } from '../i18n/translate';
import { countryNamed } from './language/country-names';
import { isKeyName, KEY_NAMES, SPOKEN_VALUES, type KeyName } from './language/keys';
import { scan, writeValue } from './language/scan';

/*
 * The keys and values of a query are English. Users of another language may type the words for values that chips
 * and menus show: `status:ativo` is `status:active`. What is kept is English, so that it means the same whichever
 * language is spoken when it is read.
 */

/** By key, the values by their words as {@link comparable} has them. */
const valuesByWord = onceSpoken(() => {
  const byKey = new Map<KeyName, ReadonlyMap<string, string>>();
  for (const key of KEY_NAMES) {
    const messages: Readonly<Record<string, MessageKey>> = SPOKEN_VALUES[key] ?? {};
    const words = Object.entries(messages).map(([value, message]): [string, string] => [
      comparable(translate(message)),
      value,
    ]);
    byKey.set(key, new Map(words.filter(([word]) => !Object.hasOwn(messages, word))));
  }
  return byKey;
});

/** `en-attente` is as good as `"en attente"`. */
function comparable(word: string): string {
  return fold(word).replace(/[\s_-]+/gu, '');
}

/** Whether values can be put together of words and numbers: `>7d`, `today..2026-12`. */
function isOfDays(key: KeyName): boolean {
  return SPOKEN_VALUES[key]?.d !== undefined;
}

/** What a value that is written in the spoken language is in English; null where it is not, or is the same. */
export function meantBy(key: KeyName, text: string): string | null {
  if (key === 'country') return countryNamed(text, spokenLocale());
  const values = valuesByWord().get(key);
  const whole = values?.get(comparable(text));
  if (whole !== undefined || !isOfDays(key)) return whole ?? null;
  const meant = text.replace(/\p{L}+/gu, (word) => values?.get(comparable(word)) ?? word);
  return meant === text ? null : meant;
}

/** The words of the spoken language by which a value is found too, folded. */
export function spokenWordsOf(key: KeyName, value: string): string[] {
  const message = SPOKEN_VALUES[key]?.[value];
  return message === undefined ? [] : [fold(translate(message))];
}

/** A query with its values in English, and everything else as it was typed. */
export function inEnglish(text: string): string {
  let english = '';
  let at = 0;
  for (const { key, any } of scan(text)) {
    if (!key || !isKeyName(key.text)) continue;
    for (const piece of any.flat()) {
      const meant = meantBy(key.text, piece.text);
      if (meant === null) continue;
      english += text.slice(at, piece.start) + writeValue(meant);
      at = piece.end;
    }
  }
  return english + text.slice(at);
}
