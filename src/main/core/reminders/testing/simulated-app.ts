import { dayFromIso, localDay, type Day } from '../../../../shared/calendar/calendar-day';
import { Formatter } from '../../../../shared/format';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { handledNow, settleHandled } from '../../../../shared/reminders/handled';
import { isNoPreference, NO_PREFERENCE, type ReminderPreference } from '../../../../shared/reminders/preference';
import { settingsSchema, type ReminderSettings, type Session } from '../../../../shared/settings';
import { sampleEnvironment } from '../../../../shared/testing/sample';
import { summarizeRenewals, type ComingRenewal } from '../../renewals/renewal-summary';
import type { Clock } from '../../ports/ports';
import { createAnnouncer, type Announcer } from '../announce/announcer';
import { createLedger } from '../ledger/ledger';
import { createMortalJournal } from './mortal-journal';
import type { Moment, Oracle } from './oracle';

const environment = sampleEnvironment();
const format = new Formatter('en-GB');

/** A refused notification waits no longer than this. */
const LONGEST_PAUSE_MS = 3_600_000;
/** Farther away than any clock is set. */
const FAR_MS = 1_000 * 86_400_000;

/** The computer and its user, who outlive the app: what is on the disk, and what the clock says. */
export interface Computer {
  clock: Clock;
  settings: ReminderSettings;
  pausedUntil: Session['remindersPausedUntil'];
  /** The last list, as the app has it. */
  numbers: Map<string, PhoneNumber>;
  fetchedOn: Day;
  /** Notifications are refused. */
  isDeaf: boolean;
  /** What was refused may wait for another hour until it is tried again, by the clock that the computer has. */
  mayStillWait(): boolean;
  /** A notification was refused just now. */
  refused(): void;
  /** The app tries everything that was refused again at its next look. */
  forgetRefusals(): void;
  /** Steps of the app until it is killed; Infinity for never. */
  stepsToLive: number;
  /** How many decisions there were. */
  decisions: number;
  decide(id: string, decision: Partial<ReminderPreference>): void;
  /** The user marks the renewal of a number as handled, or takes that back. */
  handle(number: PhoneNumber, isHandled: boolean): void;
  /** A list was fetched. */
  receive(numbers: Map<string, PhoneNumber>): void;
  preference(id: string): ReminderPreference;
  moment(): Moment;
}

export function createComputer(clock: Clock): Computer {
  const byNumber = new Map<string, ReminderPreference>();
  let refusals: number[] = [];
  const computer: Computer = {
    clock,
    settings: settingsSchema.parse({}).reminders,
    pausedUntil: null,
    numbers: new Map(),
    fetchedOn: 0,
    isDeaf: false,
    mayStillWait() {
      const now = clock.now();
      return refusals.some((at) => now >= at && now < at + LONGEST_PAUSE_MS);
    },
    refused() {
      refusals = [...refusals.filter((at) => Math.abs(clock.now() - at) < FAR_MS), clock.now()];
    },
    forgetRefusals: () => void (refusals = []),
    stepsToLive: Infinity,
    decisions: 0,
    decide(id, decision) {
      computer.decisions++;
      const after = { ...computer.preference(id), ...decision };
      if (isNoPreference(after)) byNumber.delete(id);
      else byNumber.set(id, after);
    },
    handle(number, isHandled) {
      computer.decide(number.id, { handled: isHandled ? handledNow(number, renewalDay(number), clock.now()) : null });
    },
    receive(numbers) {
      computer.numbers = numbers;
      for (const [id, { handled }] of byNumber) {
        const number = numbers.get(id);
        if (!number || !handled) continue;
        computer.decide(id, { handled: settleHandled(handled, number, renewalDay(number), clock.now()).handled });
      }
    },
    preference: (id) => byNumber.get(id) ?? NO_PREFERENCE,
    moment() {
      const { settings, pausedUntil } = computer;
      const now = clock.now();
      const isPaused = pausedUntil === 'forever' || (pausedUntil !== null && now < pausedUntil);
      return { now, today: localDay(now), settings, isPaused, preference: (id) => computer.preference(id) };
    },
  };
  return computer;
}

const renewalDay = ({ renewal_date }: PhoneNumber) => dayFromIso(renewal_date) ?? NaN;

/** The real announcer over the real record, on a computer on which it can be killed at every step. */
export interface SimulatedApp {
  start(): Promise<void>;
  /** Looks. Resolves when it is over, or the app was killed in the middle of it. */
  look(why: 'time passed' | 'woke up'): Promise<'over' | 'killed'>;
  /** Quits, and lets nothing under way. */
  quit(): Promise<void>;
}

/** @param cut how much of a line is written when the app dies in the middle of it, from 0 to 1 */
export function createSimulatedApp(computer: Computer, oracle: Oracle, cut: () => number): SimulatedApp {
  let announcer: Announcer | null = null;
  let tellDeath: () => void = () => undefined;
  let death: Promise<void>;
  /** Shown, and not known to be recorded. */
  let unrecorded: ReturnType<typeof journal.intent> = null;

  const reaper = {
    async pass() {
      if (--computer.stepsToLive >= 0) return;
      tellDeath();
      await new Promise(() => undefined);
    },
  };
  const journal = createMortalJournal(reaper, cut);

  /** As the core does it. */
  let known: { list: Map<string, PhoneNumber>; today: Day; decisions: number; coming: ComingRenewal[] } | null = null;
  function coming(): ComingRenewal[] {
    const { numbers: list, fetchedOn, decisions } = computer;
    const { today } = computer.moment();
    if (known?.list !== list || known.today !== today || known.decisions !== decisions) {
      const isDecided = (id: string) => computer.preference(id) !== NO_PREFERENCE;
      const { coming } = summarizeRenewals(environment, [...list.values()], fetchedOn, today, isDecided);
      known = { list, today, decisions, coming };
    }
    return known.coming;
  }

  async function start(): Promise<void> {
    computer.stepsToLive = Infinity;
    computer.forgetRefusals();
    if (unrecorded) oracle.diedUnrecorded(unrecorded);
    unrecorded = null;
    death = new Promise((resolve) => (tellDeath = resolve));
    const ledger = createLedger(journal.open(), () => computer.moment().today);
    await ledger.load(computer.moment().today);
    let [singles, digests] = [0, 0];
    announcer = createAnnouncer({
      clock: computer.clock,
      format,
      ledger,
      preferences: {
        load: () => Promise.resolve(null),
        version: () => computer.decisions,
        of: (_, numberId) => computer.preference(numberId),
        ofEnvironment: () => ({}),
        change: () => Promise.resolve(),
      },
      coming,
      settings: () => computer.settings,
      pausedUntil: () => computer.pausedUntil,
      environment: () => environment,
      listsSettled() {
        [singles, digests] = [0, 0];
        return Promise.resolve();
      },
      onChange: () => undefined,
      onProblem(problem) {
        if (problem && problem.code !== 'notification_failed') throw problem;
      },
      shell: {
        async notify({ id }) {
          await reaper.pass();
          if (computer.isDeaf) {
            computer.refused();
            return { outcome: 'failed', reason: 'deaf' };
          }
          const intent = journal.intent();
          if (intent?.id !== id) throw new Error('it was not recorded before it was shown');
          if (id.startsWith('digest') ? ++digests > 1 : ++singles > 3) throw new Error('too many at a time');
          oracle.shown(intent, computer.numbers, computer.fetchedOn, computer.moment());
          unrecorded = intent;
          await reaper.pass();
          return { outcome: 'shown' };
        },
      },
    });
  }

  return {
    start,
    async look(why) {
      if (why === 'woke up') computer.forgetRefusals();
      const looked = why === 'woke up' ? announcer!.retry() : announcer!.check();
      const over = looked.then(() => 'over' as const);
      const outcome = await Promise.race([over, death.then(() => 'killed' as const)]);
      if (outcome === 'over') unrecorded = null;
      return outcome;
    },
    quit: () => announcer!.stop(),
  };
}
