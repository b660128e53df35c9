import { accounts } from './accounts';
import { actions } from './actions';
import { activity } from './activity';
import { calendar } from './calendar';
import { commandLine } from './command-line';
import { errors } from './errors';
import { files } from './files';
import { frame } from './frame';
import { keychain } from './keychain';
import { numbers } from './numbers';
import { query } from './query';
import { reminders } from './reminders';
import { renewals } from './renewals';
import { settings } from './settings';
import { stages } from './stages';
import { tray } from './tray';
import { views } from './views';

/** The message catalogue, in ICU message format; a file for each room of the app. */
export const en = {
  ...accounts,
  ...actions,
  ...activity,
  ...calendar,
  ...commandLine,
  ...errors,
  ...files,
  ...frame,
  ...keychain,
  ...numbers,
  ...query,
  ...reminders,
  ...renewals,
  ...settings,
  ...stages,
  ...tray,
  ...views,
} as const;
