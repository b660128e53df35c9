import actions from './actions.json' with { type: 'json' };
import activity from './activity.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };
import channels from './channels.json' with { type: 'json' };
import commandLine from './command-line.json' with { type: 'json' };
import details from './details.json' with { type: 'json' };
import diagnostics from './diagnostics.json' with { type: 'json' };
import environments from './environments.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };
import exporting from './export.json' with { type: 'json' };
import files from './files.json' with { type: 'json' };
import frame from './frame.json' with { type: 'json' };
import handled from './handled.json' with { type: 'json' };
import keychain from './keychain.json' with { type: 'json' };
import labels from './labels.json' with { type: 'json' };
import numbers from './numbers.json' with { type: 'json' };
import offsets from './offsets.json' with { type: 'json' };
import proxy from './proxy.json' with { type: 'json' };
import query from './query.json' with { type: 'json' };
import reminderDays from './reminder-days.json' with { type: 'json' };
import reminderLimit from './reminder-limit.json' with { type: 'json' };
import reminders from './reminders.json' with { type: 'json' };
import renewals from './renewals.json' with { type: 'json' };
import savedViews from './saved-views.json' with { type: 'json' };
import selection from './selection.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import transfer from './transfer.json' with { type: 'json' };
import tray from './tray.json' with { type: 'json' };

/**
 * The English messages, in ICU message format; a file for each room of the app. In them `when` is a word like
 * `tomorrow` or `in 3 days`; days, money and sums come formatted for the user's locale.
 */
export const en = {
  ...actions,
  ...activity,
  ...calendar,
  ...channels,
  ...commandLine,
  ...details,
  ...diagnostics,
  ...environments,
  ...errors,
  ...exporting,
  ...files,
  ...frame,
  ...handled,
  ...keychain,
  ...labels,
  ...numbers,
  ...offsets,
  ...proxy,
  ...query,
  ...reminderDays,
  ...reminderLimit,
  ...reminders,
  ...renewals,
  ...savedViews,
  ...selection,
  ...settings,
  ...transfer,
  ...tray,
};
