import type { Formatter } from '../format';
import { NUMBER_STATUSES, NUMBER_TYPES } from '../numbers/phone-number';
import type { Columns } from './columns';
import { groupsBy } from './groups';
import type { TableGrouping } from './query';

/** The groups of a list, whichever of its rows are shown. */
export interface GroupOrder {
  by: TableGrouping;
  /** By row: the place of its group. */
  places: Uint32Array;
  /**
   * The values of each group, in the order in which groups are shown; see `Groups.values`. There are several only where
   * numbers have several labels or agents, and these are a group of their own, so that no number is shown twice.
   */
  groups: readonly (readonly string[])[];
}

/** Rows that are shown together. */
export interface GroupOfRows {
  /** See {@link GroupOrder.groups}. */
  values: readonly string[];
  /** In the order in which they were found. */
  rows: Uint32Array;
}

/**
 * Finds the groups of a list. Statuses and types are in the order in which the app names them, environments in that of the
 * list, all others by their names. Rows without a value come last.
 */
export function orderGroups(columns: Columns, by: TableGrouping, format: Formatter): GroupOrder {
  const { codes, sets, values } = groupsBy(columns, by);
  const nameOf = groupNames(by, values, format);
  const groups = new Map<string, { values: string[]; names: string[]; place: number }>();
  const groupOfCode = sets.map((set) => {
    const found = set.map((at) => values[at]!);
    // the same labels in another order are the same labels
    const key = set.toSorted((a, b) => a - b).join();
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { values: found, names: found.map(nameOf), place: 0 }));
    return group;
  });
  const collator = new Intl.Collator(format.locale, { numeric: true });
  const ordered = [...groups.values()].sort((a, b) => compareNames(a.names, b.names, collator));
  ordered.forEach((group, place) => (group.place = place));
  const placeOfCode = Uint32Array.from(groupOfCode, ({ place }) => place);
  return { by, places: codes.map((code) => placeOfCode[code]!), groups: ordered.map((group) => group.values) };
}

/** Puts rows together by their groups; groups without rows are left out. */
export function groupRows({ places, groups }: GroupOrder, rows: Uint32Array): GroupOfRows[] {
  const ends = new Uint32Array(groups.length);
  for (const row of rows) ends[places[row]!]!++;
  for (let place = 1; place < ends.length; place++) ends[place]! += ends[place - 1]!;
  const next = Uint32Array.from(ends, (_, place) => ends[place - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[next[places[row]!]!++] = row;
  return groups
    .map((values, place) => ({ values, rows: sorted.subarray(ends[place - 1] ?? 0, ends[place]) }))
    .filter((group) => group.rows.length > 0);
}

/** The rows of groups below each other. */
export function joinRows(groups: readonly { rows: Uint32Array }[]): Uint32Array {
  const joined = new Uint32Array(groups.reduce((sum, { rows }) => sum + rows.length, 0));
  let at = 0;
  for (const { rows } of groups) {
    joined.set(rows, at);
    at += rows.length;
  }
  return joined;
}

/** What values are ordered by. */
function groupNames(by: TableGrouping, values: readonly string[], format: Formatter): (value: string) => string {
  switch (by) {
    case 'country':
      return (value) => format.country(value);
    case 'status':
      return placeAmong(NUMBER_STATUSES);
    case 'type':
      return placeAmong(NUMBER_TYPES);
    case 'environment':
      return placeAmong(values);
    case 'label':
    case 'agent':
      return (value) => value;
  }
}

/** A word that is new to this version comes after those that are known. */
function placeAmong(words: readonly string[]): (word: string) => string {
  const places = new Map(words.map((word, place) => [word, String(place)]));
  return (word) => (word === '' ? '' : (places.get(word) ?? `${words.length} ${word}`));
}

function compareNames(some: readonly string[], others: readonly string[], collator: Intl.Collator): number {
  for (const [at, name] of some.entries()) {
    const other = others[at];
    if (other === undefined) return 1;
    const order = Number(name === '') - Number(other === '') || collator.compare(name, other);
    if (order !== 0) return order;
  }
  return some.length - others.length;
}
