import type { Clock } from '../ports/ports';
import { newPartialList, type PartialList, type ReadPage } from './whole-list';

/** Pages that were read longer ago than this say too little about the list to go on from. */
const PARTIAL_MS = 10 * 60_000;

/** What is remembered of unfinished lists between two syncs, in memory only. */
export interface PagingMemory {
  /** The pages of a list that an earlier attempt has read; empty ones where none has lately, or the list has no name. */
  partialOf<P extends ReadPage>(name: string | undefined): PartialList<P>;
  forget(name: string): void;
}

export function createPagingMemory(clock: Pick<Clock, 'now'>): PagingMemory {
  const partials = new Map<string, { partial: PartialList; since: number }>();

  return {
    partialOf<P extends ReadPage>(name: string | undefined) {
      if (name === undefined) return newPartialList<P>();
      const found = partials.get(name);
      // the pages are of the type that the same caller has put there
      if (found && Math.abs(clock.now() - found.since) < PARTIAL_MS) return found.partial as unknown as PartialList<P>;
      const partial = newPartialList<P>();
      partials.set(name, { partial: partial, since: clock.now() });
      return partial;
    },
    forget: (name) => void partials.delete(name),
  };
}
