import { randomUUID } from 'node:crypto';
import type { Channel, ChannelState } from '../../../shared/channels/channel';
import { lastDueDay, nextAllowed, nextTurn } from '../../../shared/reminders/schedule';
import { createSerial } from '../../../shared/async/serial';
import type { ComingRenewal } from '../renewals/renewal-summary';
import { countOf, createChannelDelivery, toAppError, type ChannelDeliveryOptions } from './channel-delivery';
import { createChannelDue, type ChannelDue, type ChannelDueOptions } from './channel-due';
import { createChannelPause } from './channel-pause';
import { nextSlotAt, scheduleOf } from './digest-slots';
import { MOST_SINGLE_MESSAGES, outgoingMessages } from './outgoing';

/** Timers do not count the time a computer sleeps, and clocks are set; so no wait is longer than this. */
const LONGEST_WAIT_MS = 3_600_000;
/** One that was under way, three single ones, and a digest. */
const MOST_AT_A_TIME = MOST_SINGLE_MESSAGES + 2;

export interface ChannelRunnerOptions extends ChannelDueOptions, ChannelDeliveryOptions {
  /** As it is now; null once it was removed. */
  channel: () => Channel | null;
  /** The renewals that it tells of. @throws {AppError} */
  coming: (channel: Channel) => Promise<readonly ComingRenewal[]>;
  /** Resolves when no list is being fetched. */
  listsSettled: () => Promise<void>;
  onChange(): void;
}

/** Sends the reminders of one channel, each once, and records them. Nothing it does holds up any other. */
export interface ChannelRunner {
  /** Looks what is due now and sends it; then sets the timer for the next look. */
  check(): Promise<void>;
  /** Looks, and tries again at once what failed. */
  retry(): Promise<void>;
  /** The same, because the user changed the channel. */
  edited(): Promise<void>;
  state(): ChannelState;
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export function createChannelRunner(options: ChannelRunnerOptions): ChannelRunner {
  const { clock, ledger } = options;
  const dueNow = createChannelDue(options);
  const pause = createChannelPause(clock);
  const delivery = createChannelDelivery(options, pause);
  const serial = createSerial();
  const ending = new AbortController();
  let cancelTimer: () => void = () => undefined;
  let isPlanned = false;
  let waiting = 0;

  const isOver = () => ending.signal.aborted;

  async function sendDue(channel: Channel, coming: readonly ComingRenewal[]): Promise<void> {
    for (let sent = 0; sent < MOST_AT_A_TIME && !isOver(); sent++) {
      const due = dueNow.due(channel, coming, clock.now());
      waiting = countOf(due);
      if (dueNow.isHeld(channel, clock.now()) || pause.left() > 0) return;
      const underWay = ledger.underWay();
      const [next] = outgoingMessages(due, underWay, randomUUID);
      // it is no longer due, or it has become more urgent
      if (underWay && next?.id !== underWay.id) await delivery.record(() => ledger.dropped(underWay.id));
      if (!next) {
        pause.calmed();
        return noteDigest(due);
      }
      if (!(await delivery.deliver(channel, next, coming, ending.signal))) return;
      const begunAt = underWay?.id === next.id ? underWay.at : clock.now();
      // one that was begun for an earlier digest leaves this one to be sent
      if (due.slot && begunAt >= due.slot.at) await noteDigest(due);
    }
    waiting = countOf(dueNow.due(channel, coming, clock.now()));
  }

  /** What comes up later waits for the next digest, also after a restart. */
  async function noteDigest({ slot }: ChannelDue): Promise<void> {
    if (slot) await delivery.record(() => ledger.digested(slot.at));
  }

  async function look(): Promise<void> {
    isPlanned = false;
    await options.listsSettled();
    const channel = options.channel();
    waiting = 0;
    if (!channel?.enabled || isOver()) return;
    ledger.correctSettled(lastDueDay(clock.now(), scheduleOf(channel, options.settings())));
    try {
      await sendDue(channel, await options.coming(channel));
    } catch (error) {
      if (pause.left() === 0) delivery.failed(error);
    }
  }

  function schedule(): void {
    cancelTimer();
    const channel = options.channel();
    if (!channel?.enabled || isOver()) return;
    const now = clock.now();
    const tryAt = now + pause.left();
    cancelTimer = clock.after(nextMoment(channel, now, tryAt, options) - now, () => void check());
  }

  /** Several that ask for a look before it begins get one. */
  function check(): Promise<void> {
    if (isOver()) return Promise.resolve();
    const begin = isPlanned ? () => Promise.resolve() : look;
    isPlanned = true;
    return serial(begin)
      .catch((error: unknown) => options.onProblem(toAppError(error)))
      .finally(() => {
        schedule();
        options.onChange();
      });
  }

  function checkAfter(change: () => void): Promise<void> {
    change();
    return check();
  }

  return {
    check,
    retry: () => checkAfter(() => pause.end()),
    edited: () => checkAfter(() => pause.edited()),
    state: () => ({ lastSentAt: ledger.history().at(-1)?.at ?? null, failure: pause.failure(), waiting }),
    async stop() {
      ending.abort();
      cancelTimer();
      await serial(() => undefined);
    },
  };
}

/** The next instant (epoch ms) at which something may be due. */
function nextMoment(
  channel: Channel,
  now: number,
  tryAt: number,
  { settings, pausedUntil }: Pick<ChannelRunnerOptions, 'settings' | 'pausedUntil'>,
): number {
  const schedule = scheduleOf(channel, settings());
  const until = pausedUntil();
  const moments = [
    channel.rhythm === 'immediate' ? nextTurn(now, schedule) : nextSlotAt(now, channel, schedule),
    nextAllowed(now, schedule),
    typeof until === 'number' ? until : now,
    tryAt,
  ];
  return moments.filter((moment) => moment > now).reduce((a, b) => Math.min(a, b), now + LONGEST_WAIT_MS);
}
