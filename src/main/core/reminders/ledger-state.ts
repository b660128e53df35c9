import { z } from 'zod';
import { targetSchema } from '../../../shared/bridge';
import { sentAfter } from '../../../shared/reminders/plan';
import { ALERTS } from './alerts';
import { noticeSchema, type Notice } from './notice';

/** One renewal as it was spoken of. */
const saidSchema = z.object({
  key: z.string(),
  accountId: z.string(),
  numberId: z.string(),
  /** The day of the renewal. */
  day: z.number(),
  kind: z.enum(['lapses', 'renews']),
  /** The stage that was owed; null where only a snooze had ended. */
  stage: z.number().nullable(),
  /** The day that the snooze which ended was set to; null where there was none. */
  snooze: z.number().nullable(),
});
export type Said = z.infer<typeof saidSchema>;

/** A notification about renewals and notices, as it was or is about to be shown. */
const announcementSchema = z.object({
  id: z.string(),
  /** Epoch ms. */
  at: z.number(),
  title: z.string(),
  body: z.string(),
  urgency: z.enum(['normal', 'critical']),
  target: targetSchema,
  renewals: z.array(saidSchema),
  /** Keys of notices. */
  notices: z.array(z.string()),
});
export type Announcement = z.infer<typeof announcementSchema>;

const givenAnnouncementSchema = announcementSchema.extend({ clickedAt: z.number().nullable() });
/** An announcement that the system has shown. */
export type GivenAnnouncement = z.infer<typeof givenAnnouncementSchema>;

const givenSchema = z.object({
  key: z.string(),
  /** The day of the renewal when it was last spoken of. */
  day: z.number(),
  /** The most urgent stage given, for each kind: a number that turns from renewing to lapsing is told of anew. */
  lapses: z.number().nullable(),
  renews: z.number().nullable(),
  /** The snooze whose end was announced. */
  snooze: z.number().nullable(),
});
/** What was last said of one number's renewal. */
export type Given = z.infer<typeof givenSchema>;

const keptNoticeSchema = z.object({ notice: noticeSchema, givenAt: z.number().nullable() });

/** The first line of the file: everything up to the last time that it was written anew. */
export const stateLineSchema = z.object({
  type: z.literal('state'),
  version: z.literal(2),
  settledThrough: z.number().nullable(),
  given: z.array(givenSchema),
  notices: z.array(keptNoticeSchema),
  underWay: announcementSchema.nullable(),
  history: z.array(givenAnnouncementSchema),
});

/** What happened since; one line each. */
export const recordSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('intent'), announcement: announcementSchema }),
  z.object({ type: z.literal('shown'), id: z.string() }),
  /** It was not shown, or is no longer wanted. */
  z.object({ type: z.literal('dropped'), id: z.string() }),
  z.object({ type: z.literal('clicked'), id: z.string(), at: z.number() }),
  z.object({ type: z.literal('owed'), notices: z.array(noticeSchema) }),
  z.object({ type: z.literal('withdrawn'), keys: z.array(z.string()) }),
]);
export type LedgerRecord = z.infer<typeof recordSchema>;

/** Everything the record of reminders knows. */
export interface LedgerState {
  /** Stages that fell due through this day count as given: what a record that was lost may have held. */
  settledThrough: number | null;
  given: Map<string, Given>;
  notices: Map<string, { notice: Notice; givenAt: number | null }>;
  /** Begun, and not known to have been shown or not. */
  underWay: Announcement | null;
  /** Oldest first. */
  history: GivenAnnouncement[];
}

export function emptyLedger(settledThrough: number | null): LedgerState {
  return { settledThrough, given: new Map(), notices: new Map(), underWay: null, history: [] };
}

/** How long (days) after its renewal, and how long after it was shown, an entry is kept. */
const KEPT_DAYS = 60;
const KEPT_MS = KEPT_DAYS * 86_400_000;
const MOST_HISTORY = 500;
/** So many notices that were given are kept, and all of the last announcement: a fetch that is repeated may find them again. */
const MOST_GIVEN_NOTICES = 500;

/** Takes one record into the state. */
export function applyRecord(state: LedgerState, record: LedgerRecord): void {
  switch (record.type) {
    case 'intent':
      state.underWay = record.announcement;
      return;
    case 'shown':
      if (state.underWay?.id !== record.id) return;
      noteGiven(state, state.underWay);
      state.underWay = null;
      return;
    case 'dropped':
      if (state.underWay?.id === record.id) state.underWay = null;
      return;
    case 'clicked': {
      const entry = state.history.findLast(({ id }) => id === record.id);
      if (entry) entry.clickedAt = record.at;
      return;
    }
    case 'owed':
      for (const notice of record.notices) {
        if (!state.notices.has(notice.key)) state.notices.set(notice.key, { notice, givenAt: null });
      }
      return;
    case 'withdrawn':
      for (const key of record.keys) state.notices.delete(key);
  }
}

function noteGiven(state: LedgerState, announcement: Announcement): void {
  for (const said of announcement.renewals) {
    const { key, day } = said;
    state.given.set(key, { key, ...sentAfter(state.given.get(key) ?? null, day, said) });
  }
  for (const key of announcement.notices) {
    const kept = state.notices.get(key);
    if (kept) kept.givenAt = announcement.at;
  }
  // nobody asks later which notices it was about, and they may be as many as there are numbers
  state.history.push({ ...announcement, notices: [], clickedAt: null });
  if (state.history.length > MOST_HISTORY) state.history.shift();
  forgetGivenNotices(state, announcement);
}

/** Forgets those that were given longest ago, so that memory does not grow with every sync that changes something. */
function forgetGivenNotices(state: LedgerState, last: Announcement): void {
  const isOfLast = new Set(last.notices);
  const given = [...state.notices].flatMap(([key, { notice, givenAt }]) =>
    // that a token was refused is remembered until another one is accepted
    givenAt === null || notice.kind === 'token' || isOfLast.has(key) ? [] : [{ key, givenAt }],
  );
  if (given.length <= MOST_GIVEN_NOTICES) return;
  given.sort((a, b) => a.givenAt - b.givenAt);
  for (const { key } of given.slice(0, given.length - MOST_GIVEN_NOTICES)) state.notices.delete(key);
}

/**
 * Forgets what nobody can ask for any more: renewals whose day is long past, and old history. A clock that is wrong for
 * an hour must not make it forget what is needed once it is right, so something must also have been said of a renewal
 * that is as much later.
 *
 * @param today the user's day
 */
export function prune(state: LedgerState, today: number): void {
  let latest = -Infinity;
  for (const { day } of state.given.values()) latest = Math.max(latest, day);
  const before = Math.min(today, latest) - KEPT_DAYS;
  for (const [key, { day }] of state.given) if (day < before) state.given.delete(key);

  const newest = state.history.at(-1)?.at ?? 0;
  state.history = state.history.filter(({ at }) => at > newest - KEPT_MS).slice(-MOST_HISTORY);
  for (const [key, { notice, givenAt }] of state.notices) {
    if (givenAt !== null && givenAt < newest - KEPT_MS && !ALERTS[notice.kind].isStanding) state.notices.delete(key);
  }
}

/** The state as the first line of a new file. */
export function stateLine(state: LedgerState): z.infer<typeof stateLineSchema> {
  const { settledThrough, underWay, history } = state;
  const given = [...state.given.values()];
  return { type: 'state', version: 2, settledThrough, given, notices: [...state.notices.values()], underWay, history };
}

export function stateFromLine(line: z.infer<typeof stateLineSchema>): LedgerState {
  const { settledThrough, underWay, history } = line;
  const given = new Map(line.given.map((entry) => [entry.key, entry]));
  return {
    settledThrough,
    given,
    notices: new Map(line.notices.map((kept) => [kept.notice.key, kept])),
    underWay,
    history,
  };
}
