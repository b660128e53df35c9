import { isDeepStrictEqual } from 'node:util';
import {
  MOST_NAMES,
  type TransferEffect,
  type TransferMode,
  type TransferOutcome,
} from '../../../shared/transfer/transfer';

/** How the entries of a kind are named and merged. */
interface EntryRules<T> {
  /** Empty for an entry that has no name. */
  nameOf: (entry: T) => string;
  /** One entry of two with the same key. */
  merge: (here: T, file: T) => T;
}

/** What a choice comes to: the entries afterwards, in their order, and what became of each. */
export interface PlannedEntries<T> {
  entries: Map<string, T>;
  effect: TransferEffect;
}

/** Works out what a choice makes of entries that are here and in a file, by key. */
export function planEntries<T>(
  here: ReadonlyMap<string, T>,
  file: ReadonlyMap<string, T>,
  mode: TransferMode,
  { nameOf, merge }: EntryRules<T>,
): PlannedEntries<T> {
  const effect = noEffect();
  const entries = new Map<string, T>(mode === 'replace' ? file : here);
  const count = (outcome: TransferOutcome, entry: T) => {
    const counted = effect[outcome];
    counted.count++;
    const name = nameOf(entry);
    if (name !== '' && counted.names.length < MOST_NAMES) counted.names.push(name);
  };
  for (const [key, before] of here) {
    const other = mode === 'skip' ? undefined : file.get(key);
    if (other !== undefined && mode === 'merge') entries.set(key, merge(before, other));
    const after = entries.get(key);
    if (after === undefined) count('removed', before);
    else count(isDeepStrictEqual(after, before) ? 'kept' : 'changed', after);
  }
  for (const [key, entry] of mode === 'skip' ? [] : file) {
    if (here.has(key)) continue;
    entries.set(key, entry);
    count('added', entry);
  }
  return { entries, effect };
}

/** What two kinds of entry that are chosen together come to. */
export function addedUp(one: TransferEffect, other: TransferEffect): TransferEffect {
  const sum = noEffect();
  for (const outcome of Object.keys(sum) as TransferOutcome[]) {
    const names = [...one[outcome].names, ...other[outcome].names].slice(0, MOST_NAMES);
    sum[outcome] = { count: one[outcome].count + other[outcome].count, names };
  }
  return sum;
}

function noEffect(): TransferEffect {
  const none = () => ({ count: 0, names: [] });
  return { added: none(), changed: none(), removed: none(), kept: none() };
}
