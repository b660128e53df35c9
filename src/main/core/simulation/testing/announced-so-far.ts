import type { Day } from '../../../../shared/calendar/calendar-day';
import type { RenewalKind } from '../../../../shared/renewals/renewal';
import type { Said } from '../../storage/formats/ledger-format';

const NEXT_PERIOD = 15;

/** What was announced about one number. */
interface State {
  /** The renewal date that was last spoken of. */
  day: Day;
  /** The smallest offset of this renewal that was announced; Infinity for none. */
  offsets: Readonly<Record<RenewalKind, number>>;
  /** The last snooze whose end was announced, by its day. */
  snooze: Day | null;
}

/** What is due about one number. */
type Due = Pick<Said, 'kind' | 'day' | 'offset' | 'snooze'>;

/**
 * What the app knows that it has announced. Where it was killed before it could record something, or an answer was lost,
 * two things are possible, and both are kept until what it does tells which of them it is.
 */
export interface AnnouncedSoFar {
  /** @returns `again` where it was announced, but the app may not know. @throws where it must know */
  tell(said: Said): 'new' | 'again';
  /** The app may not know of the last announcement about a number. */
  doubt(numberId: string): void;
  /** It knows, because it announced the same again. */
  settle(said: Said): void;
  /** Whether nothing of this is left to tell. */
  isAnnounced(numberId: string, due: Due): boolean;
}

export function createAnnouncedSoFar(): AnnouncedSoFar {
  const NOTHING: State = { day: -Infinity, offsets: { lapses: Infinity, renews: Infinity }, snooze: null };
  /** What is possible, by number; and what was before its last announcement. */
  const possible = new Map<string, State[]>();
  const before = new Map<string, State[]>();
  const of = (numberId: string) => possible.get(numberId) ?? [NOTHING];

  return {
    tell(said) {
      const all = of(said.numberId);
      const fitting = all.filter((state) => isNew(state, said));
      if (fitting.length === 0) throw new Error('it was announced before');
      before.set(said.numberId, fitting);
      possible.set(said.numberId, fitting.map((state) => after(state, said))); // prettier-ignore
      return fitting.length < all.length ? 'again' : 'new';
    },
    doubt(numberId) {
      const all = [...(before.get(numberId) ?? []), ...of(numberId)];
      possible.set(numberId, [...new Map(all.map((state) => [JSON.stringify(state), state])).values()]);
    },
    settle(said) {
      possible.set(said.numberId, of(said.numberId).filter((state) => !isNew(state, said))); // prettier-ignore
    },
    isAnnounced: (numberId, due) => of(numberId).some((state) => !isNew(state, due)),
  };
}

const cycleOf = (state: State, day: Day) => (day < state.day + NEXT_PERIOD ? state.offsets : { lapses: Infinity, renews: Infinity }); // prettier-ignore

function isNew(state: State, { kind, day, offset, snooze }: Due): boolean {
  return (offset !== null && offset < cycleOf(state, day)[kind]) || (snooze !== null && snooze !== state.snooze);
}

function after(state: State, { kind, day, offset, snooze }: Due): State {
  const offsets = cycleOf(state, day);
  return {
    day,
    offsets: { ...offsets, [kind]: Math.min(offsets[kind], offset ?? Infinity) },
    snooze: snooze ?? state.snooze,
  };
}
