import type { Day } from '../../../../shared/calendar/calendar-day';
import type { RenewalKind } from '../../../../shared/renewals/renewal';
import type { Said } from '../../storage/formats/ledger-format';

const NEXT_PERIOD = 15;

/** What was announced about one number. */
interface Told {
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
  /** The app may not know of the last time that something was told about a number. */
  doubt(numberId: string): void;
  /** It knows, because it told the same again. */
  settle(said: Said): void;
  /** Whether nothing of this is left to tell. */
  isAnnounced(numberId: string, due: Due): boolean;
}

export function createAnnouncedSoFar(): AnnouncedSoFar {
  const NOTHING: Told = { day: -Infinity, offsets: { lapses: Infinity, renews: Infinity }, snooze: null };
  /** What is possible, by number; and what was before it was last told something. */
  const possible = new Map<string, Told[]>();
  const before = new Map<string, Told[]>();
  const of = (numberId: string) => possible.get(numberId) ?? [NOTHING];

  return {
    tell(said) {
      const all = of(said.numberId);
      const fitting = all.filter((told) => isNew(told, said));
      if (fitting.length === 0) throw new Error('it was announced before');
      before.set(said.numberId, fitting);
      possible.set(said.numberId, fitting.map((told) => after(told, said))); // prettier-ignore
      return fitting.length < all.length ? 'again' : 'new';
    },
    doubt(numberId) {
      const all = [...(before.get(numberId) ?? []), ...of(numberId)];
      possible.set(numberId, [...new Map(all.map((told) => [JSON.stringify(told), told])).values()]);
    },
    settle(said) {
      possible.set(said.numberId, of(said.numberId).filter((told) => !isNew(told, said))); // prettier-ignore
    },
    isAnnounced: (numberId, due) => of(numberId).some((told) => !isNew(told, due)),
  };
}

const cycleOf = (told: Told, day: Day) => (day < told.day + NEXT_PERIOD ? told.offsets : { lapses: Infinity, renews: Infinity }); // prettier-ignore

function isNew(told: Told, { kind, day, offset, snooze }: Due): boolean {
  return (offset !== null && offset < cycleOf(told, day)[kind]) || (snooze !== null && snooze !== told.snooze);
}

function after(told: Told, { kind, day, offset, snooze }: Due): Told {
  const offsets = cycleOf(told, day);
  return {
    day,
    offsets: { ...offsets, [kind]: Math.min(offsets[kind], offset ?? Infinity) },
    snooze: snooze ?? told.snooze,
  };
}
