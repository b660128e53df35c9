import { environments } from './environments';
import { actions } from './actions';
import { activity } from './activity';
import { calendar } from './calendar';
import { commandLine } from './command-line';
import { diagnostics } from './diagnostics';
import { errors } from './errors';
import { exporting } from './export';
import { files } from './files';
import { frame } from './frame';
import { handled } from './handled';
import { keychain } from './keychain';
import { labels } from './labels';
import { numbers } from './numbers';
import { proxy } from './proxy';
import { query } from './query';
import { reminders } from './reminders';
import { renewals } from './renewals';
import { selection } from './selection';
import { settings } from './settings';
import { offsets } from './offsets';
import { tray } from './tray';
import { savedViews } from './saved-views';

/** The message catalogue, in ICU message format; a file for each room of the app. */
export const en = {
  ...environments,
  ...actions,
  ...activity,
  ...calendar,
  ...commandLine,
  ...diagnostics,
  ...errors,
  ...exporting,
  ...files,
  ...frame,
  ...handled,
  ...keychain,
  ...labels,
  ...numbers,
  ...proxy,
  ...query,
  ...reminders,
  ...renewals,
  ...selection,
  ...settings,
  ...offsets,
  ...tray,
  ...savedViews,
} as const;
