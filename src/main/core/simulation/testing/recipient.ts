import { localDay } from '../../../../shared/calendar/calendar-day';
import type { Channel } from '../../../../shared/channels/channel';
import type { Announcement } from '../../storage/formats/ledger-format';
import { createAlertOracle, type AlertOracle } from './alert-oracle';
import type { Computer } from './computer';
import type { MortalJournal } from '../../reminders/testing/mortal-journal';
import { createOracle, isAllowed, type Moment, type Oracle } from './oracle';

/** What was refused may wait this long until it is tried again. */
const LONGEST_PAUSE_MS = 3_600_000;
/** Farther away than any clock is set. */
const FAR_MS = 1_000 * 86_400_000;

/** The desktop, or the service behind a channel: it outlives the app, and remembers and judges all that it is sent. */
export interface Recipient {
  readonly name: string;
  /** Null for the desktop. */
  channel: Channel | null;
  readonly journal: MortalJournal;
  readonly renewals: Oracle;
  readonly alerts: AlertOracle;
  /** What it makes of what it is sent. */
  mood: 'takes' | 'refuses' | 'loses answers';
  /** Is sent what was recorded under an id. Returns whether it says that it has it. @throws where it should not be sent */
  take(id: string): boolean;
  /** The app was started, so that what is not recorded will be sent again, and everything is tried at once. */
  appStarted(): void;
  /** The app tries everything that was refused again. */
  retried(): void;
  /** A look is over. @param isThorough whether to look through all numbers @throws where something is still due */
  looked(isThorough: boolean): void;
}

export function createRecipient(
  name: string,
  channel: Channel | null,
  computer: Computer,
  journal: MortalJournal,
): Recipient {
  // prettier-ignore
  const [renewals, alerts] = [createOracle(), createAlertOracle()];
  /** What has arrived, by the id that it keeps however often it is sent. */
  const arrived = new Map<string, Announcement>();
  const mayRepeat = new Set<string>();
  let unrecorded: Announcement | null = null;
  let refusals: number[] = [];
  /** What was first sent against the rules. */
  let broken: unknown = null;
  /** The digests, by their time, that were last begun in vain, and done. */
  let [triedAt, doneAt] = [-Infinity, -Infinity];
  const moment = () => computer.momentFor(recipient.channel);
  const isMuted = (id: string) => computer.preference(id).muted;

  function unsure(announcement: Announcement): void {
    mayRepeat.add(announcement.id);
    renewals.unsure(announcement);
    alerts.unsure(announcement.alerts);
  }

  function refused(at: Moment): false {
    refusals = [...refusals.filter((since) => Math.abs(at.now - since) < FAR_MS), at.now];
    noteTry(at);
    return false;
  }

  function noteTry(at: Moment): void {
    if (at.digest) triedAt = renewals.lastDigest(at).at;
  }

  /** A service may be sent the same message again, under its id and with nothing added. */
  function isRepeated(announcement: Announcement): boolean {
    const before = channel === null ? undefined : arrived.get(announcement.id);
    if (!before) return false;
    if (!mayRepeat.delete(announcement.id)) throw new Error(`it arrived before: ${JSON.stringify(announcement)}`);
    const known = new Set([...before.alerts, ...before.renewals.map(nameOf)]);
    const all = [...announcement.alerts, ...announcement.renewals.map(nameOf)];
    if (all.some((one) => !known.has(one))) throw new Error(`something was added: ${JSON.stringify(announcement)}`);
    renewals.repeated(announcement);
    return true;
  }

  /** Whether all that is due must have been sent by now: a digest has what was due when it was begun. */
  function isComplete(at: Moment, isThorough: boolean): boolean {
    if (!at.digest) return isThorough;
    const due = renewals.lastDigest(at).at;
    const isSince = (digest: number) => digest >= due && digest <= at.now;
    const wasBegun = isSince(doneAt) || isSince(triedAt);
    if (!isSince(doneAt)) doneAt = due;
    return !wasBegun;
  }

  function take(id: string): boolean {
    const at = moment();
    if (recipient.mood === 'refuses') return refused(at);
    const intent = journal.intent();
    if (intent?.id !== id) throw new Error('it was not recorded before it was sent');
    if (!isRepeated(intent)) {
      renewals.shown(intent, computer.list.numbers, localDay(computer.list.fetchedAt), at);
      alerts.shown(intent.alerts, isMuted);
    }
    arrived.set(id, intent);
    unrecorded = intent;
    if (recipient.mood === 'takes') return true;
    unsure(intent);
    return refused(at);
  }

  const recipient: Recipient = {
    name,
    channel,
    journal,
    renewals,
    alerts,
    mood: 'takes',
    take(id) {
      try {
        return take(id);
      } catch (error) {
        broken ??= error; // the app survives what a desktop or a service throws
        throw error;
      }
    },
    appStarted() {
      refusals = [];
      if (!unrecorded) return;
      unsure(unrecorded);
      noteTry(moment());
      unrecorded = null;
    },
    retried: () => void (refusals = []),
    looked(isThorough) {
      if (broken) throw new Error(`${name} was sent what it should not be`, { cause: broken });
      unrecorded = null;
      const at = moment();
      const mayWait = refusals.some((since) => at.now >= since && at.now < since + LONGEST_PAUSE_MS);
      if (at.isOff || !isAllowed(at.now, at.settings) || recipient.mood !== 'takes' || mayWait) return;
      if (!isComplete(at, isThorough)) return;
      try {
        renewals.nothingDue(computer.list.numbers, localDay(computer.list.fetchedAt), at);
        alerts.nothingDue(isMuted);
      } catch (error) {
        const { settings, digest, now } = at;
        const due = digest && renewals.lastDigest(at);
        throw new Error(`${name} misses something: ${JSON.stringify({ now, settings, digest, due, triedAt, doneAt })}`, { cause: error }); // prettier-ignore
      }
    },
  };
  return recipient;
}

const nameOf = ({ key, day, kind, offset, snooze }: Announcement['renewals'][number]) =>
  JSON.stringify([key, day, kind, offset, snooze]);
