import { createTransport } from 'nodemailer';
import { AppError } from '../../../../shared/app-error';
import { isLoopback } from '../../../../shared/environment';
import { listed } from '../../../../shared/i18n/lists';
import type { MailSecurity } from '../../../../shared/channels/channel-kinds';
import type { Clock } from '../../ports/ports';
import { within } from '../../talkover/time-limit';
import { harmless } from '../../talkover/server-words';
import { failureOfFetch, sendingFailure } from './sending-failure';

/** For connecting, signing in and sending together. */
const PATIENCE_MS = 40_000;
const LONGEST_ANSWER_BYTES = 64 * 1024;

interface MailServer {
  host: string;
  port: number;
  security: MailSecurity;
  /** Empty where the server asks for none. */
  username: string;
  password: string;
}

interface Mail {
  /** Names the message permanently. */
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  urgency: 'normal' | 'critical';
}

/**
 * Sends an e-mail by SMTP, encrypted but for a server on this computer. Resolves with what the server answered, in a
 * line that is safe to show.
 *
 * @throws {AppError} channel_failed; channel_partly_sent where some recipients were refused, and the others have it;
 * cancelled. No part of it holds the password.
 */
export type SendMail = (server: MailServer, mail: Mail, signal: AbortSignal) => Promise<string>;

export function createSendMail({ clock }: { clock: Clock }): SendMail {
  return async (server, mail, signal) => {
    const { host, port, security, username, password } = server;
    if (security === 'none' && !isLoopback(host)) throw sendingFailure('channels.reason.notEncrypted');
    const transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(username !== '' && { auth: { user: username, pass: password } }),
      // the clock decides how long all of it may take; these only end what is no longer waited for
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      dnsTimeout: PATIENCE_MS,
      socketCloseTimeout: 0,
      maxResponseSize: LONGEST_ANSWER_BYTES,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const tooLate = () => sendingFailure('channels.reason.slow');
    try {
      const { response, rejected } = await within({ clock, timeoutMs: PATIENCE_MS, signal, tooLate }, (inner) =>
        transport.sendMail({ ...envelopeOf(mail), signal: inner }).catch((error: unknown) => {
          throw failureOfMail(error, password);
        }),
      );
      if (rejected.length > 0) throw partlySent(rejected);
      return harmless(response, ...secretsOf(password));
    } finally {
      transport.close();
    }
  };
}

function envelopeOf({ id, from, to, subject, text, urgency }: Mail) {
  return {
    from,
    to,
    subject,
    text,
    // a mail server, or the reader of the mail, can tell by it that it came twice
    messageId: `<${id}@${from.split('@').at(-1) ?? 'localhost'}>`,
    priority: urgency === 'critical' ? ('high' as const) : ('normal' as const),
    headers: { 'Idempotency-Key': id, 'Auto-Submitted': 'auto-generated' },
  };
}

/** The server refused some recipients only: where it refuses all, nodemailer throws. */
function partlySent(refused: readonly string[]): AppError {
  return new AppError('channel_partly_sent', { values: { count: refused.length, recipients: listed(refused) } });
}

/** What nodemailer throws. `originalCode` is that of the system or of OpenSSL. */
interface MailError {
  code?: string;
  originalCode?: string;
  response?: string;
  responseCode?: number;
  /** What was asked last. */
  command?: string;
}

function failureOfMail(error: unknown, password: string): AppError {
  const { code = '', originalCode = code, response = '', responseCode, command } = error as MailError;
  const said = harmless(response, ...secretsOf(password));
  const cause = { code: originalCode };
  if (code === 'EAUTH') return sendingFailure(said === '' ? 'channels.reason.signIn' : 'channels.reason.signInSaid', { said }, cause); // prettier-ignore
  // a server that knows no STARTTLS says so in its own way
  if (code === 'ETLS' || command === 'STARTTLS') return sendingFailure('channels.reason.notEncrypted', {}, cause);
  if (responseCode !== undefined && said !== '') return sendingFailure('channels.reason.mailSaid', { said }, cause);
  if (code === 'EPROTOCOL') return sendingFailure('channels.reason.unexpected', {}, cause);
  return failureOfFetch(Object.assign(new Error(), cause), false);
}

/** A server may quote what it was sent, which is Base64. */
function secretsOf(password: string): string[] {
  return password === '' ? [] : [password, Buffer.from(password).toString('base64')];
}
