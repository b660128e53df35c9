import { sentences } from './i18n/lists';
import { translate, type MessageValues } from './i18n/translate';

/** Everything that can go wrong in a way that users see. `error.<code>` in the catalogue is its sentence. */
export const ERROR_CODES = [
  // the API (main/core/talkover)
  'invalid_token',
  'token_expired',
  'forbidden',
  'not_found',
  'validation',
  'rate_limited',
  'server',
  'unexpected_response',
  'list_incomplete',
  'list_unstable',
  'list_contradictory',
  'filter_ignored',
  'offline',
  'connection_lost',
  'answer_damaged',
  'captive_portal',
  'proxy_sign_in',
  'timeout',
  'tls',
  'cancelled',
  'clock_wrong',
  // the thread that works on lists (main/core/worker)
  'worker_failed',
  // environments and tokens
  'bad_base_url',
  'bad_token',
  'environment_not_found',
  'token_missing',
  'token_for_other_server',
  'keychain_missing',
  'keychain_unreachable',
  'keychain_gone',
  'keychain_locked',
  'keychain_denied',
  'keychain_failed',
  // the disk
  'disk_full',
  'disk_denied',
  'disk_failed',
  'disk_unreadable',
  'file_newer',
  'settings_damaged',
  'settings_copy_damaged',
  'settings_unread',
  'settings_restored',
  'snapshot_damaged',
  'ledger_damaged',
  'preferences_damaged',
  'labels_damaged',
  'activity_damaged',
  'environments_adopted',
  'ownerless_kept',
  'leftovers_removed',
  'channel_leftovers_removed',
  // labels and notes
  'too_many_labels',
  'too_many_offsets',
  'too_many_views',
  'too_many_kept_files',
  'label_taken',
  'label_gone',
  'label_edit_incomplete',
  // files that the user keeps
  'file_full',
  'file_denied',
  'file_failed',
  'file_gone',
  'kept_file_gone',
  'kept_file_incomplete',
  'kept_file_unclear',
  // the file that is taken to another computer
  'transfer_too_large',
  'transfer_foreign',
  'transfer_damaged',
  'transfer_older',
  'transfer_newer',
  'transfer_gone',
  'transfer_unfinished',
  // channels
  'channel_failed',
  'channel_partly_sent',
  'channel_not_found',
  'channel_secret_missing',
  'channel_view_gone',
  'channel_view_unclear',
  'bad_channel',
  'too_many_channels',
  // notifications
  'notification_failed',
  // the operating system
  'autostart_needs_install',
  // the bridge and the command line
  'bad_request',
  'bad_command_line',
  'data_dir_in_use',
  'data_dir_unusable',
  'port_unusable',
  'disconnected',
  'bridge_key_missing',
  'folder_not_opened',
  'uncaught',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Talkover rejected the token: only another one helps, unless that was a mistake. */
export const TOKEN_REFUSED: readonly ErrorCode[] = ['invalid_token', 'token_expired'];

export interface AppErrorOptions {
  /** Fills the placeholders of the sentence. Never the token. */
  values?: MessageValues;
  /** What the API said of single fields (422). */
  fields?: Record<string, string[]>;
  /** What the server said of it, as harmless text; shown behind the app's own sentence. */
  serverMessage?: string;
  /** How long the server asked us to wait, in milliseconds (429, 503). */
  retryAfterMs?: number;
  cause?: unknown;
}

/**
 * The one error type of the app: a code for the program, a sentence (`message`) for the user, and the cause. The sentence
 * is in the language that is spoken when it is read, because an error can outlive a change of the language.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly values: MessageValues | undefined;
  readonly serverMessage: string | undefined;
  readonly fields: Record<string, string[]> | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly code: ErrorCode,
    options: AppErrorOptions = {},
  ) {
    super(undefined, { cause: options.cause });
    this.values = options.values;
    this.serverMessage = options.serverMessage;
    this.fields = options.fields;
    this.retryAfterMs = options.retryAfterMs;
  }

  override get message(): string {
    return sentenceOf(this);
  }
}

/** What the sentence of an error is written from. */
export type ErrorFacts = Pick<AppError, 'code'> & Pick<AppErrorOptions, 'values' | 'serverMessage'>;

/** The sentence of an error in the language that is spoken now. */
export function sentenceOf({ code, values, serverMessage }: ErrorFacts): string {
  const sentence = translate(`error.${code}`, values);
  return serverMessage === undefined
    ? sentence
    : sentences(sentence, translate('error.said', { message: serverMessage }));
}

/** An error as it crosses the bridge: in words, without stack and cause. */
export interface ErrorReport {
  code: ErrorCode;
  message: string;
  fields?: Record<string, string[]>;
}

/** What the renderer may know of an error. Anything that is no {@link AppError} becomes `internal`. */
export function reportOf(error: unknown): ErrorReport {
  const known = error instanceof AppError ? error : new AppError('internal');
  return { code: known.code, message: known.message, ...(known.fields && { fields: known.fields }) };
}
