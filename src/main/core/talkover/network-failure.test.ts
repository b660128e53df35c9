import { describe, expect, it } from 'vitest';
import { readNetworkFailure } from './network-failure';

const coded = (code: string, message = 'failed') => Object.assign(new Error(message), { code });
const fromNode = (cause: unknown) => new TypeError('fetch failed', { cause });

describe('what fetch throws', () => {
  it.each([
    ['ENOTFOUND', 'unreachable'],
    ['EAI_AGAIN', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['ENETUNREACH', 'unreachable'],
    ['ECONNRESET', 'lost'],
    ['UND_ERR_SOCKET', 'lost'],
    ['Z_DATA_ERROR', 'damaged'],
    ['Z_BUF_ERROR', 'damaged'],
    ['ERR__ERROR_FORMAT_PADDING_2', 'damaged'],
    ['ZSTD_error_prefix_unknown', 'damaged'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'insecure'],
    ['UND_ERR_CONNECT_TIMEOUT', 'slow'],
    ['ETIMEDOUT', 'slow'],
    ['HPE_INVALID_CONSTANT', 'not_http'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'insecure'],
    ['CERT_HAS_EXPIRED', 'insecure'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'insecure'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'insecure'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'insecure'],
    // as Node 24 writes it
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'insecure'],
  ])('under Node: %s', (code, kind) => {
    expect(readNetworkFailure(fromNode(coded(code)))).toMatchObject({ kind, code });
  });

  it.each([
    ['ERR_INTERNET_DISCONNECTED', 'unreachable'],
    ['ERR_NAME_NOT_RESOLVED', 'unreachable'],
    ['ERR_CONNECTION_REFUSED', 'unreachable'],
    ['ERR_NETWORK_CHANGED', 'unreachable'],
    ['ERR_PROXY_CONNECTION_FAILED', 'unreachable'],
    ['ERR_CONNECTION_RESET', 'lost'],
    ['ERR_EMPTY_RESPONSE', 'lost'],
    ['ERR_CONTENT_LENGTH_MISMATCH', 'lost'],
    ['ERR_INCOMPLETE_CHUNKED_ENCODING', 'lost'],
    ['ERR_CONTENT_DECODING_FAILED', 'damaged'],
    ['ERR_CONTENT_DECODING_INIT_FAILED', 'damaged'],
    ['ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'insecure'],
    ['ERR_CONNECTION_TIMED_OUT', 'slow'],
    ['ERR_TIMED_OUT', 'slow'],
    ['ERR_CERT_AUTHORITY_INVALID', 'insecure'],
    ['ERR_CERT_DATE_INVALID', 'insecure'],
    ['ERR_CERT_COMMON_NAME_INVALID', 'insecure'],
    ['ERR_SSL_PROTOCOL_ERROR', 'insecure'],
    ['ERR_INVALID_HTTP_RESPONSE', 'not_http'],
    ['ERR_TOO_MANY_REDIRECTS', 'redirected'],
  ])('under Chromium: net::%s', (code, kind) => {
    expect(readNetworkFailure(new Error(`net::${code}`))).toMatchObject({ kind, code });
  });

  it.each([
    ['Node', fromNode(new Error('unexpected redirect'))],
    ['Electron', new Error("Attempted to redirect, but redirect policy was 'error'")],
  ])('at a redirect: %s', (_, error) => {
    expect(readNetworkFailure(error)).toEqual({ kind: 'redirected', code: '' });
  });

  it.each([
    [
      'Node',
      fromNode(new Error('cancelled', { cause: new Error('Proxy response (407) !== 200 when HTTP Tunneling') })),
    ],
    ['Electron', new Error('net::ERR_PROXY_AUTH_UNSUPPORTED')],
  ])('at a proxy that asks for a password: %s', (_, error) => {
    expect(readNetworkFailure(error).kind).toBe('proxy');
  });

  it('says why a certificate was not accepted', () => {
    const reason = (code: string) => {
      const failure = readNetworkFailure(new Error(`net::${code}`));
      return failure.kind === 'insecure' ? failure.reason : null;
    };
    expect(reason('ERR_CERT_DATE_INVALID')).toBe('error.reason.certificate_date');
    expect(reason('ERR_CERT_COMMON_NAME_INVALID')).toBe('error.reason.certificate_name');
    expect(reason('ERR_CERT_AUTHORITY_INVALID')).toBe('error.reason.certificate_issuer');
    expect(reason('ERR_CERT_REVOKED')).toBe('error.reason.certificate_revoked');
    expect(reason('ERR_BAD_SSL_CLIENT_AUTH_CERT')).toBe('error.reason.client_certificate');
    expect(reason('ERR_CERT_WEAK_KEY')).toBe('error.reason.certificate_other');
  });

  it('for several addresses is read from the first', () => {
    const failure = readNetworkFailure(fromNode(new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')])));
    expect(failure).toEqual({ kind: 'unreachable', code: 'ENETUNREACH' });
  });

  it('is read from the innermost error that has a code, and of ten at most', () => {
    expect(readNetworkFailure(Object.assign(fromNode(coded('ECONNRESET')), { code: 'ETIMEDOUT' }))).toEqual({
      kind: 'lost',
      code: 'ECONNRESET',
    });
    const inside = (depth: number): Error => (depth === 1 ? coded('ECONNRESET') : fromNode(inside(depth - 1)));
    expect(readNetworkFailure(inside(10)).kind).toBe('lost');
    expect(readNetworkFailure(inside(11)).kind).toBe('unknown');
    const own = new Error('its own cause');
    own.cause = own;
    expect(readNetworkFailure(own).kind).toBe('unknown');
  });

  it('for several addresses is read from the cause where it names one', () => {
    const several = new AggregateError([coded('ENETUNREACH')]);
    several.cause = coded('ECONNRESET');
    expect(readNetworkFailure(several)).toMatchObject({ code: 'ECONNRESET' });
  });

  it.each(['econnreset', 'at ECONNRESET', 'ECONNRESET again', 104, ['ECONNRESET'], null])(
    'has no code where it is no code of a system: %j',
    (code) => {
      expect(readNetworkFailure(Object.assign(new Error('failed'), { code }))).toEqual({ kind: 'unknown', code: '' });
    },
  );

  it('may be no failure of the network', () => {
    expect(readNetworkFailure(new TypeError('x is not a function'))).toEqual({ kind: 'unknown', code: '' });
    expect(readNetworkFailure('text')).toEqual({ kind: 'unknown', code: '' });
  });
});
