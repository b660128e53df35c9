import type { Formatter } from '../../../shared/format';
import type { Log } from '../log/log';
import type { Channels } from '../channels/channels';
import type { Reminders } from '../reminders/reminders';
import type { Outages } from '../sync/outages';
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
  outages: Pick<Outages, 'woke'>;
  log: Log;
}): Pick<Core, 'setOnline' | 'suspend' | 'resume' | 'retryReminders' | 'timeZoneChanged'> {
  const { sync, reminders, channels, format, signals, outages, log } = parts;
  signals.woke.on(resume);

  function resume(): void {
    outages.woke();
    sync.resume();
    void reminders.announcer.retry();
    channels.retry();
    signals.changed.emit();
  }

  return {
    setOnline: (online) => sync.setOnline(online),
    suspend: () => sync.suspend(),
    resume,
    retryReminders: () => void reminders.announcer.retry(),
    timeZoneChanged() {
      log.info('the time zone changed');
      format.followTimeZone();
      signals.remindersDue.emit();
      signals.changed.emit();
    },
  };
}
