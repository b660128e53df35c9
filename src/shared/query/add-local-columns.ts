import type { Day } from '../calendar/calendar-day';
import { isHandled, type Handled } from '../reminders/handled';
import { NEVER_CHANGED, type LabelColumn, type OwnTexts } from './local-columns';
import { AUTO_RENEWAL, HANDLED, NO_RENEWAL, type Columns } from './columns';
import { fold } from '../fold';

/** What the user noted about a number. */
export interface NumberNote {
  /** In the order in which they are shown. */
  labels: readonly string[];
  /** Empty where there is none. */
  note: string;
}

/** What is known of numbers in addition to the list itself: by environment id, then by number id. */
export interface LabelsAndNotes {
  notes: ReadonlyMap<string, ReadonlyMap<string, NumberNote>>;
  /** The user's day of the last change. */
  changedOn: ReadonlyMap<string, ReadonlyMap<string, Day>>;
  /** Renewals that the user marked as handled. */
  handled: ReadonlyMap<string, ReadonlyMap<string, Handled>>;
}

/** The same columns with what is known in addition to the list; everything else in them is shared with the original columns. */
export function addLocalColumns(columns: Columns, { notes, changedOn, handled }: LabelsAndNotes): Columns {
  return {
    ...columns,
    ...columnsOfNotes(columns, notes),
    changedOn: columnOfChanges(columns, changedOn),
    flags: flagsOfHandled(columns, handled),
  };
}

function columnsOfNotes(columns: Columns, notes: LabelsAndNotes['notes']): Pick<Columns, 'labels' | 'ownTexts'> {
  const codes = new Uint32Array(columns.count);
  const sets: (readonly string[])[] = [[]];
  const codeOf = new Map([['', 0]]);
  const rows: number[] = [];
  const texts: string[] = [];
  forEachKnown(columns, notes, (row, { labels, note }) => {
    const key = labels.join('\n');
    let code = codeOf.get(key);
    if (code === undefined) {
      codeOf.set(key, (code = sets.length));
      sets.push(labels);
    }
    codes[row] = code;
    rows.push(row);
    // a space before each, because a word that begins there is found by one
    texts.push(` ${fold(`${labels.join(' ')} ${note}`)}\n`);
  });
  const labels: LabelColumn = { codes, sets };
  return { labels, ownTexts: joinOwnTexts(rows, texts) };
}

function joinOwnTexts(rows: readonly number[], texts: readonly string[]): OwnTexts {
  const searchTextEnds = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, index) => (searchTextEnds[index] = end += text.length));
  return { rows: Uint32Array.from(rows), searchText: texts.join(''), searchTextEnds };
}

function columnOfChanges(columns: Columns, days: LabelsAndNotes['changedOn']): Int32Array {
  const changedOn = new Int32Array(columns.count).fill(NEVER_CHANGED);
  forEachKnown(columns, days, (row, day) => (changedOn[row] = day));
  return changedOn;
}

function flagsOfHandled(columns: Columns, handled: LabelsAndNotes['handled']): Columns['flags'] {
  const flags = columns.flags.slice();
  forEachKnown(columns, handled, (row, one) => {
    const number = {
      auto_renewal: (flags[row]! & AUTO_RENEWAL) !== 0,
      current_status: columns.status.words[columns.status.codes[row]!]!,
    };
    const day = columns.renewalDay[row]!;
    if (day !== NO_RENEWAL && isHandled(one, number, day)) flags[row]! |= HANDLED;
  });
  return flags;
}

/** Calls back for each row of which something is known, from the first to the last. */
function forEachKnown<T>(
  { ids, environment }: Columns,
  known: ReadonlyMap<string, ReadonlyMap<string, T>>,
  tell: (row: number, value: T) => void,
): void {
  const byCode = environment.words.map((environmentId) => known.get(environmentId));
  if (byCode.every((of) => !of?.size)) return;
  for (let row = 0; row < ids.length; row++) {
    const value = byCode[environment.codes[row]!]?.get(ids[row]!);
    if (value !== undefined) tell(row, value);
  }
}
