import { KEPT_FIELDS, type PhoneNumber } from './phone-number';

/** A number that is in both lists and not the same in both. */
interface NumberChange {
  before: PhoneNumber;
  after: PhoneNumber;
  /** Every field that differs, in the order of the API reference; never empty. */
  fields: (keyof PhoneNumber)[];
}

/** What says nothing new of a number: what the API counts every day, and fields that the app only shows. */
export const DAILY_FIELDS: readonly (keyof PhoneNumber)[] = [
  'days_until_monthly_renewal',
  'is_due_for_monthly_renewal',
  'also_sent',
];

/** What became of a list, number by number. Numbers are the same where their ids are. */
export interface NumberChanges {
  added: PhoneNumber[];
  gone: PhoneNumber[];
  changed: NumberChange[];
}

/** {@link NumberChanges} as far as they are needed to bring a list up to date: see query/patch-list.ts. */
interface NumberPatch {
  /** Each takes the place of the number with its id, or is a new one. */
  put: PhoneNumber[];
  /** Ids. */
  gone: string[];
}

/** What differs between two lists. In neither may an id stand twice. The order of the lists says nothing. */
export function diffNumbers(before: readonly PhoneNumber[], after: readonly PhoneNumber[]): NumberChanges {
  const added: PhoneNumber[] = [];
  const changed: NumberChange[] = [];
  const left = new Map(before.map((number) => [number.id, number]));
  for (const number of after) {
    const old = left.get(number.id);
    if (!old) {
      added.push(number);
      continue;
    }
    left.delete(number.id);
    const change = changeOf(old, number);
    if (change) changed.push(change);
  }
  return { added, gone: [...left.values()], changed };
}

/** What changed of one number; null where nothing did. */
export function changeOf(before: PhoneNumber, after: PhoneNumber): NumberChange | null {
  const fields = KEPT_FIELDS.filter((field) => !Object.is(before[field], after[field]));
  return fields.length > 0 ? { before, after, fields } : null;
}

/** What a holder of the previous list needs in order to apply some changes. */
export function patchOf({ added, gone, changed }: NumberChanges): NumberPatch {
  return { put: [...changed.map(({ after }) => after), ...added], gone: gone.map(({ id }) => id) };
}
