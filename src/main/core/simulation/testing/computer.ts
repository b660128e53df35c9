import { dayFromIso, localDay } from '../../../../shared/calendar/calendar-day';
import type { Channel } from '../../../../shared/channels/channel';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { handledNow, settleHandled } from '../../../../shared/reminders/handled';
import { isNoPreference, NO_PREFERENCE, type ReminderPreference } from '../../../../shared/reminders/preference';
import { settingsSchema, type ReminderSettings, type Session } from '../../../../shared/settings';
import type { Moment } from './oracle';

/** A list as the app has it. */
export interface Listed {
  numbers: ReadonlyMap<string, PhoneNumber>;
  /** Epoch ms, by the clock of the computer. */
  fetchedAt: number;
  /** Talkover's answer showed that the clock was wrong. */
  isClockWrong: boolean;
}

/** The computer and its user, who outlive the app: what is on the disk, and what the clock says. */
export interface Computer {
  settings: ReminderSettings;
  pausedUntil: Session['remindersPausedUntil'];
  list: Listed;
  /** Steps of the app until it is killed; Infinity for never. */
  stepsToLive: number;
  /** How many decisions there were. */
  decisions: number;
  decide(id: string, decision: Partial<ReminderPreference>): void;
  /** The user marks the renewal of a number as handled, or takes that back. */
  handle(number: PhoneNumber, isHandled: boolean): void;
  /** A list is stored. */
  receive(list: Listed): void;
  preference(id: string): ReminderPreference;
  /** As far as it matters to a channel; null is the desktop. */
  momentFor(channel: Channel | null): Moment;
}

export function createComputer(now: () => number): Computer {
  const byNumber = new Map<string, ReminderPreference>();
  const computer: Computer = {
    settings: settingsSchema.parse({}).reminders,
    pausedUntil: null,
    list: { numbers: new Map(), fetchedAt: 0, isClockWrong: false },
    stepsToLive: Infinity,
    decisions: 0,
    decide(id, decision) {
      computer.decisions++;
      const after = { ...computer.preference(id), ...decision };
      if (isNoPreference(after)) byNumber.delete(id);
      else byNumber.set(id, after);
    },
    handle(number, isHandled) {
      computer.decide(number.id, { handled: isHandled ? handledNow(number, renewalDay(number), now()) : null });
    },
    receive(list) {
      computer.list = list;
      for (const [id, { handled }] of byNumber) {
        const number = list.numbers.get(id);
        if (!number || !handled) continue;
        const after = settleHandled(handled, number, renewalDay(number), now()).handled;
        if (after !== handled) computer.decide(id, { handled: after });
      }
    },
    preference: (id) => byNumber.get(id) ?? NO_PREFERENCE,
    momentFor(channel) {
      const { settings, pausedUntil } = computer;
      const at = now();
      // the longest that can be chosen is until tomorrow; a later end was chosen by a clock that was ahead
      const isChosen = typeof pausedUntil === 'number' && at < pausedUntil && pausedUntil - at <= 49 * 3_600_000;
      const isPaused = pausedUntil === 'forever' || isChosen;
      const moment = { now: at, today: localDay(at), preference: (id: string) => computer.preference(id) };
      if (channel === null)
        return { ...moment, settings, isOff: isPaused || !settings.enabled, about: null, digest: null };
      const { followsQuietHours, followsPause, about, rhythm, weekday } = channel;
      return {
        ...moment,
        settings: followsQuietHours ? settings : atAnyTime(settings),
        isOff: followsPause && isPaused,
        about,
        digest: rhythm === 'immediate' ? null : { at: channel.at, weekday: rhythm === 'weekly' ? weekday : null },
      };
    },
  };
  return computer;
}

function atAnyTime(settings: ReminderSettings): ReminderSettings {
  return { ...settings, quietHours: { ...settings.quietHours, enabled: false }, weekdaysOnly: false };
}

const renewalDay = ({ renewal_date }: PhoneNumber) => dayFromIso(renewal_date) ?? NaN;
