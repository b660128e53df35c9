import { CAPABILITIES, NUMBER_STATUSES, NUMBER_TYPES } from '../numbers/phone-number';
import { fold } from '../fold';
import { onceSpoken, spokenLocale, translate, type MessageKey } from '../i18n/translate';
import { countryNamed } from './language/country-names';
import { isKeyName, type KeyName } from './language/keys';
import { scan, writeValue } from './language/scan';

/*
 * The keys and values of a query are English. Users of another language may type the words for values that chips
 * and menus show: `status:ativo` is `status:active`. What is kept is English, so that it means the same whichever
 * language is spoken when it is read.
 */

const DAYS = { today: 'query.value.today', tomorrow: 'query.value.tomorrow', d: 'query.unit.days', w: 'query.unit.weeks' } as const; // prettier-ignore
const YES_OR_NO = { yes: 'query.value.yes', no: 'query.value.no' } as const;
const NO_VALUE = { none: 'query.value.none' } as const;

/** The messages that say each value. Not labels, agents and the like: their values are names that users give. */
const MESSAGES: Partial<Record<KeyName, Readonly<Record<string, MessageKey>>>> = {
  type: { ...messagesOf(NUMBER_TYPES, (type) => `numbers.capability.${type}`), ...NO_VALUE },
  has: messagesOf(CAPABILITIES, (capability) => `numbers.capability.${capability}`),
  status: { ...messagesOf(NUMBER_STATUSES, (status) => `numbers.status.${status}`), ...NO_VALUE },
  renews: { ...DAYS, overdue: 'query.value.overdue', ...NO_VALUE },
  lapses: { ...DAYS, overdue: 'query.value.lapsed' },
  changed: { ...DAYS, yesterday: 'query.value.yesterday', none: 'query.value.neverChanged' },
  auto: { ...YES_OR_NO, on: 'query.value.on', off: 'query.value.off' },
  handled: YES_OR_NO,
  sandbox: YES_OR_NO,
  cost: NO_VALUE,
  currency: NO_VALUE,
  is: { incomplete: 'query.value.incomplete' },
};

/** Their values can be put together of words and numbers: `>7d`, `today..2026-12`. */
const OF_DAYS: readonly KeyName[] = ['renews', 'lapses', 'changed'];

function messagesOf<V extends string>(values: readonly V[], messageOf: (value: V) => MessageKey) {
  return Object.fromEntries(values.map((value) => [value, messageOf(value)]));
}

/** By key, the values by their words as {@link comparable} has them. */
const valuesByWord = onceSpoken(() => {
  const byKey = new Map<KeyName, ReadonlyMap<string, string>>();
  for (const [key, messages] of Object.entries(MESSAGES)) {
    const words = Object.entries(messages).map(([value, message]): [string, string] => [
      comparable(translate(message)),
      value,
    ]);
    if (isKeyName(key)) byKey.set(key, new Map(words.filter(([word]) => !Object.hasOwn(messages, word))));
  }
  return byKey;
});

/** `en-attente` is as good as `"en attente"`. */
function comparable(word: string): string {
  return fold(word).replace(/[\s_-]+/gu, '');
}

/** What a value that is written in the spoken language is in English; null where it is not, or is the same. */
export function meantBy(key: KeyName, text: string): string | null {
  if (key === 'country') return countryNamed(text, spokenLocale());
  const values = valuesByWord().get(key);
  const whole = values?.get(comparable(text));
  if (whole !== undefined || !OF_DAYS.includes(key)) return whole ?? null;
  const meant = text.replace(/\p{L}+/gu, (word) => values?.get(comparable(word)) ?? word);
  return meant === text ? null : meant;
}

/** The words of the spoken language by which a value is found too, folded. */
export function spokenWordsOf(key: KeyName, value: string): string[] {
  const message = MESSAGES[key]?.[value];
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
