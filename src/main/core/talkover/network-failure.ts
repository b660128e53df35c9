import type { MessageKey } from '../../../shared/i18n/translate';

/** Why no answer came, or not all of it. */
export type NetworkFailure =
  /** No connection could be made. */
  | { kind: 'unreachable'; code: string }
  /** There was a connection, and it ended too soon. */
  | { kind: 'lost'; code: string }
  /** All of it came, and cannot be unpacked. */
  | { kind: 'damaged'; code: string }
  | { kind: 'slow'; code: string }
  /** `reason` is its sentence for the user. */
  | { kind: 'insecure'; code: string; reason: MessageKey }
  | { kind: 'redirected'; code: string }
  /** A proxy asks for a user name and a password. */
  | { kind: 'proxy'; code: string }
  /** Something answered that does not speak HTTP. */
  | { kind: 'not_http'; code: string }
  /** No failure of the network. */
  | { kind: 'unknown'; code: string };

const LOST =
  /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|ERR_CONNECTION_(RESET|CLOSED|ABORTED)|ERR_EMPTY_RESPONSE|ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE_CHUNKED_ENCODING)$/;
const SLOW = /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ERR_(CONNECTION_)?TIMED_OUT)$/;
/** What unpacking gzip, deflate, Brotli or Zstandard fails with: in Node's zlib, and in Chromium. */
const DAMAGED = /^(Z_.+_ERROR|ERR__ERROR_.+|ZSTD_.+|ERR_CONTENT_DECODING_.+)$/;
const NOT_HTTP = /^(HPE_.+|ERR_INVALID_HTTP_RESPONSE|ERR_RESPONSE_HEADERS_.+|ERR_HTTP2_.+)$/;
const PROXY = /^ERR_PROXY_AUTH_.+$/;
const REDIRECTED = /^(ERR_TOO_MANY_REDIRECTS|ERR_UNSAFE_REDIRECT|ERR_INVALID_REDIRECT)$/;

/** Certificate errors of OpenSSL (through Node) and of Chromium (through Electron), with the reason that users see. */
const INSECURE = [
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|ERR_CERT_DATE_INVALID)$/, 'error.reason.certificate_date'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|ERR_CERT_COMMON_NAME_INVALID|HOSTNAME_MISMATCH)$/, 'error.reason.certificate_name'],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*CERT.*|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_UNTRUSTED|ERR_CERT_AUTHORITY_INVALID)$/,
    'error.reason.certificate_issuer',
  ],
  [/^(CERT_REVOKED|ERR_CERT_REVOKED)$/, 'error.reason.certificate_revoked'],
  [
    /^(ERR_SSL_CLIENT_AUTH_.+|ERR_BAD_SSL_CLIENT_AUTH_CERT|ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED)$/,
    'error.reason.client_certificate',
  ],
  [/^(CERT_.+|INVALID_CA|ERR_CERT.*|ERR_PROXY_CERTIFICATE_INVALID)$/, 'error.reason.certificate_other'],
  [/^(EPROTO|ERR_SSL_.+|ERR_TLS_.+)$/, 'error.reason.no_secure_connection'],
] as const;

/** What went wrong, from what Node's `fetch` or Electron's `net.fetch` threw. */
export function readNetworkFailure(error: unknown): NetworkFailure {
  const code = codeOf(error);
  if (REDIRECTED.test(code) || chain(error).some(({ message }) => /\bredirect/i.test(message))) {
    return { kind: 'redirected', code };
  }
  if (PROXY.test(code) || chain(error).some(({ message }) => /\bProxy response \(407\)/.test(message))) {
    return { kind: 'proxy', code };
  }
  if (LOST.test(code)) return { kind: 'lost', code };
  if (DAMAGED.test(code)) return { kind: 'damaged', code };
  if (SLOW.test(code)) return { kind: 'slow', code };
  if (NOT_HTTP.test(code)) return { kind: 'not_http', code };
  const insecure = INSECURE.find(([pattern]) => pattern.test(code));
  if (insecure) return { kind: 'insecure', code, reason: insecure[1] };
  return { kind: code === '' ? 'unknown' : 'unreachable', code };
}

/** The innermost code: of the system, of undici, of OpenSSL, or Chromium's from `net::ERR_…`. Empty without one. */
function codeOf(error: unknown): string {
  for (const link of chain(error).reverse()) {
    const chromium = /\bnet::(ERR_[A-Z0-9_]+)/.exec(link.message)?.[1];
    if (chromium) return chromium;
    const { code } = link as { code?: unknown };
    if (typeof code === 'string' && /^[A-Z][A-Za-z0-9_/]+$/.test(code)) return code;
  }
  return '';
}

/** An error, its cause, the cause's cause …; of an error for several addresses, the first. */
function chain(error: unknown): Error[] {
  const links: Error[] = [];
  let link = error;
  while (link instanceof Error && links.length < 10) {
    links.push(link);
    link = link instanceof AggregateError && link.cause === undefined ? (link.errors[0] as unknown) : link.cause;
  }
  return links;
}
