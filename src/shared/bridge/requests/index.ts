import type { z } from 'zod';
import type { ErrorReport } from '../../app-error';
import type { OutputOf } from '../request';
import { ACTIVITY_REQUESTS } from './activity';
import { APP_REQUESTS } from './app';
import { CHANNEL_REQUESTS } from './channels';
import { DIAGNOSTICS_REQUESTS } from './diagnostics';
import { ENVIRONMENT_REQUESTS } from './environments';
import { FILE_REQUESTS } from './files';
import { KEPT_FILE_REQUESTS } from './kept-files';
import { LABEL_REQUESTS } from './labels';
import { NOTIFICATION_REQUESTS } from './notifications';
import { REMINDER_REQUESTS } from './reminders';
import { SAVED_VIEW_REQUESTS } from './saved-views';
import { SETTINGS_REQUESTS } from './settings';
import { SYNC_REQUESTS } from './sync';
import { TRANSFER_REQUESTS } from './transfer';

/**
 * Every request from page to main. Preload, the IPC handler, the WebSocket server and the renderer's client are derived
 * from this list: a new request is one entry in its room's file and one handler in `main/core/requests`.
 */
export const REQUESTS = {
  ...APP_REQUESTS,
  ...ENVIRONMENT_REQUESTS,
  ...SYNC_REQUESTS,
  ...SETTINGS_REQUESTS,
  ...SAVED_VIEW_REQUESTS,
  ...REMINDER_REQUESTS,
  ...CHANNEL_REQUESTS,
  ...NOTIFICATION_REQUESTS,
  ...LABEL_REQUESTS,
  ...ACTIVITY_REQUESTS,
  ...FILE_REQUESTS,
  ...KEPT_FILE_REQUESTS,
  ...DIAGNOSTICS_REQUESTS,
  ...TRANSFER_REQUESTS,
};

export type RequestName = keyof typeof REQUESTS;
/** What a page sends. */
export type RequestInput<N extends RequestName> = z.input<(typeof REQUESTS)[N]['input']>;
/** What main gets: the input after its schema, with defaults and transformations applied. */
export type ParsedInput<N extends RequestName> = z.output<(typeof REQUESTS)[N]['input']>;
export type RequestOutput<N extends RequestName> = OutputOf<(typeof REQUESTS)[N]>;

/** An error does not survive IPC whole, so it crosses as data. */
export type Answer<N extends RequestName> = { ok: true; value: RequestOutput<N> } | { ok: false; error: ErrorReport };
