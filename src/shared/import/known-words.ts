import { fold } from '../fold';
import { loadEverySpeech } from '../i18n/load-messages';
import { saidIn, translate, type MessageKey, type Speech } from '../i18n/translate';
import { NUMBER_STATUSES, NUMBER_TYPES } from '../numbers/phone-number';

/** By the folded word of each language that the app speaks, the value that the API has for it. */
export type KnownWords = Readonly<Record<'status' | 'type', ReadonlyMap<string, string>>>;

/** The words for statuses and types, as files of other systems may have them. */
export async function loadKnownWords(): Promise<KnownWords> {
  const speeches = await loadEverySpeech();
  return {
    status: valuesByWord(speeches, NUMBER_STATUSES, (status) => `numbers.status.${status}`),
    type: valuesByWord(speeches, NUMBER_TYPES, (type) => `numbers.capability.${type}`),
  };
}

function valuesByWord<V extends string>(
  speeches: readonly Speech[],
  values: readonly V[],
  messageOf: (value: V) => MessageKey,
): ReadonlyMap<string, string> {
  const said = () => values.map((value): [string, string] => [fold(translate(messageOf(value))), value]);
  return new Map(speeches.flatMap((speech) => saidIn(speech, said)));
}
