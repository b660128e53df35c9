import type { Formatter } from '../../../shared/format';
import type { Log } from '../log/log';
import type { Channels } from '../channels/channels';
import type { Reminders } from '../reminders/reminders';
import type { Sync } from '../sync/sync';
import type { Core } from './core';
import type { Signals } from './signals';

/** What the app does when something happens to the computer it runs on. */
export function computerEvents(parts: {
  sync: Sync;
  reminders: Reminders;
  channels: Pick<Channels, 'retry'>;
  format: Formatter;
  signals: Signals;
  log: Log;
}): Pick<Core, 'setOnline' | 'suspend' | 'resume' | 'retryReminders' | 'timeZoneChanged'> {
  const { sync, reminders, channels, format, signals, log } = parts;
  return {
    setOnline: (online) => sync.setOnline(online),
    suspend: () => sync.suspend(),
    resume() {
      sync.resume();
      void reminders.announcer.retry();
      channels.retry();
      signals.changed.emit();
    },
    retryReminders: () => void reminders.announcer.retry(),
    timeZoneChanged() {
      log.info('the time zone changed');
      format.followTimeZone();
      signals.remindersDue.emit();
      signals.changed.emit();
    },
  };
}
