import { AppError } from '../../../shared/app-error';
import type { Channel } from '../../../shared/channels/channel';
import type { Formatter } from '../../../shared/format';
import { isHandled } from '../../../shared/reminders/handled';
import type { Clock } from '../ports/ports';
import { announcementOf } from '../reminders/announce/announcements';
import type { ComingRenewal } from '../renewals/renewal-summary';
import type { ChannelDueOptions } from './channel-due';
import type { ChannelPause } from './channel-pause';
import type { ChannelMessage } from './message/channel-message';
import { composeMessage } from './message/compose-message';
import { wordsIn } from './message/words';
import type { Outgoing } from './outgoing';

const DAY_MS = 86_400_000;

export interface ChannelDeliveryOptions extends Pick<ChannelDueOptions, 'ledger' | 'preferences' | 'environment'> {
  clock: Clock;
  format: Formatter;
  /** @throws {AppError} */
  send: (channel: Channel, message: ChannelMessage, signal: AbortSignal) => Promise<unknown>;
  /** A message did not arrive, or not everywhere. */
  onFailure(error: AppError): void;
  /** What keeps the record from being written; null once it works again. */
  onProblem(error: AppError | null): void;
}

/** Sends messages of a channel, and records what became of each. */
export interface ChannelDelivery {
  /** Whether it arrived. @param coming where numbers that were handled are found */
  deliver(channel: Channel, next: Outgoing, coming: readonly ComingRenewal[], signal: AbortSignal): Promise<boolean>;
  /** Changes the record. Never rejects; where the disk refuses, the user is told. */
  record(change: () => Promise<void>): Promise<void>;
  /** Waits before the next try. */
  failed(error: unknown): void;
}

export function createChannelDelivery(options: ChannelDeliveryOptions, pause: ChannelPause): ChannelDelivery {
  const { clock, ledger, preferences } = options;

  async function record(change: () => Promise<void>): Promise<void> {
    try {
      await change();
      options.onProblem(null);
    } catch (error) {
      // what is recorded counts in memory even where the disk refuses
      options.onProblem(toAppError(error));
    }
  }

  function failed(error: unknown): void {
    const problem = toAppError(error);
    if (problem.code === 'cancelled') return;
    pause.failed(problem, ledger.underWay()?.at ?? clock.now());
    options.onFailure(problem);
  }

  /** What was handled since the last message, or within the last day or week. */
  function handledSince(channel: Channel, coming: readonly ComingRenewal[], now: number): ComingRenewal[] {
    const last = ledger.history().at(-1)?.at ?? now - (channel.rhythm === 'weekly' ? 7 : 1) * DAY_MS;
    return coming.filter(({ environment, number, renewal }) => {
      const { handled } = preferences.of(environment, number.id);
      return isHandled(handled, number, renewal.day) && handled.at > last;
    });
  }

  return {
    /** The intent is on the disk before the message is sent, and what became of it afterwards. */
    async deliver(channel, next, coming, signal) {
      const words = await wordsIn(channel.language, options.format);
      const now = clock.now();
      const underWay = ledger.underWay();
      const handled = next.isDigest ? handledSince(channel, coming, now) : [];
      const environment = (id: string) => options.environment(id);
      const begun = underWay?.id === next.id ? underWay : null;
      const message = { ...composeMessage(next, { now, words, handled, environment }), at: begun?.at ?? now };
      const isNoted = begun !== null && begun.renewals.length + begun.alerts.length === countOf(next);
      if (!isNoted) await record(() => ledger.intend(noted(message, next)));
      let missed: AppError | null = null;
      try {
        await options.send(channel, message, signal);
      } catch (error) {
        missed = partOf(error);
        if (!missed) {
          failed(error);
          return false;
        }
        options.onFailure(missed);
      }
      pause.arrived(missed);
      await record(() => ledger.shown(next.id));
      return true;
    },
    record,
    failed,
  };
}

export function countOf({ renewals, alerts }: Pick<Outgoing, 'renewals' | 'alerts'>): number {
  return renewals.length + alerts.length;
}

export function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', { cause: error });
}

/** That a message arrived, but not everywhere. Sending it again would repeat it wherever it did. */
function partOf(error: unknown): AppError | null {
  return error instanceof AppError && error.code === 'channel_partly_sent' ? error : null;
}

/** A message as the record keeps it. */
function noted({ title, paragraphs, urgency, at }: ChannelMessage, { id, renewals, alerts }: Outgoing) {
  const target = { view: 'reminders' as const, environmentId: null };
  const notification = { id, title, body: paragraphs.join(' '), urgency, target, actions: [] };
  return announcementOf({ notification, renewals: [...renewals], alerts: [...alerts] }, at);
}
