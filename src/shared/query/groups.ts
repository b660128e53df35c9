import { readAgents } from '../numbers/extras';
import { fold } from '../fold';
import type { Columns } from './columns';
import type { TableGrouping } from './query';

/** What numbers can be put together by. */
export type GroupedBy = TableGrouping | 'currency';

/** Which groups the rows of a list are in. A number with two labels is in two groups. */
export interface Groups {
  /** By row, indices into {@link Groups.sets}. */
  codes: Uint32Array;
  /** The groups of the rows that share a code, as indices into {@link Groups.values}; each has at least one. */
  sets: readonly (readonly number[])[];
  /**
   * What the query language finds a group by, or the id of an environment; empty for the rows that have no such value.
   * Values that differ in case or accents only are one group.
   */
  values: readonly string[];
}

export function groupsBy(columns: Columns, by: GroupedBy): Groups {
  switch (by) {
    case 'currency':
      return groupWords(columns.currency.codes, columns.currency.words.map(one));
    case 'country':
      return groupWords(columns.country.codes, columns.country.words.map(one));
    case 'environment':
      return groupWords(columns.environment.codes, columns.environment.words.map(one));
    case 'status':
      return groupWords(columns.status.codes, columns.status.words.map(one));
    case 'type':
      return groupWords(columns.type.codes, columns.type.words.map(one));
    case 'label':
      return groupWords(columns.labels.codes, columns.labels.sets);
    case 'agent':
      return groupWords(columns.agents.codes, columns.agents.words.map(agentsOf));
  }
}

const one = (word: string): readonly string[] => [word];

function agentsOf(text: string): string[] {
  return readAgents(text).map(({ name }) => name);
}

/** @param wordsOf the words of the rows that share a code */
function groupWords(codes: Uint32Array, wordsOf: readonly (readonly string[])[]): Groups {
  const groupOf = new Map<string, number>();
  const values: string[] = [];
  const sets = wordsOf.map((words) => {
    const groups = (words.length === 0 ? [''] : words).map((word) => {
      const known = groupOf.get(fold(word));
      if (known !== undefined) return known;
      groupOf.set(fold(word), values.length);
      return values.push(word) - 1;
    });
    return [...new Set(groups)];
  });
  return { codes, sets, values };
}
