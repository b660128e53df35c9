import { describe, expect, it } from 'vitest';
import { CHANNEL_KINDS, fieldsOf, wrongFields, type ChannelKind } from './channel-kinds';

const GOOD: Record<ChannelKind, Record<string, string>> = {
  webhook: { url: 'https://example.com/hook', signingSecret: 's'.repeat(16) },
  slack: { url: 'https://hooks.slack.com/services/T/B/x' },
  teams: { url: 'https://example.com/workflows?sig=1' },
  discord: { url: 'https://discord.com/api/webhooks/1/x' },
  ntfy: { url: 'https://ntfy.sh/topic', accessToken: 'tk_1' },
  email: { host: 'mail.example.com', port: '465', security: 'tls', username: 'ada', password: 'p', from: 'a@b.example', to: 'a@b.example, c@d.example' }, // prettier-ignore
};

/** Which fields of a kind are wrong where one has another value. */
const wrongWith = (kind: ChannelKind, name: string, value: string) => wrongFields(kind, { ...GOOD[kind], [name]: value }); // prettier-ignore
const without = (kind: ChannelKind, name: string) =>
  wrongFields(kind, Object.fromEntries(Object.entries(GOOD[kind]).filter(([field]) => field !== name)));

describe('what is filled in for a channel', () => {
  it.each(CHANNEL_KINDS)('of the kind %s can be right', (kind) => {
    expect(wrongFields(kind, GOOD[kind])).toEqual([]);
  });

  it.each([
    ['http://localhost:8080/hook', true],
    ['http://127.0.0.1/hook', true],
    ['http://[::1]/hook', true],
    ['http://example.com/hook', false],
    ['ftp://example.com/hook', false],
    ['ftp://localhost/hook', false],
    ['https://user@example.com/hook', false],
    ['https://:password@example.com/hook', false],
    ['https://example.com/hook#part', false],
    ['example.com/hook', false],
    [`https://example.com/${'x'.repeat(1_480)}`, true],
    [`https://example.com/${'x'.repeat(1_481)}`, false],
  ])('may have the address %s: %s', (url, isRight) => {
    for (const kind of ['webhook', 'slack', 'teams', 'discord'] as const) {
      expect(wrongWith(kind, 'url', url)).toEqual(isRight ? [] : ['url']);
    }
  });

  it.each<[ChannelKind, string, string, boolean]>([
    ['ntfy', 'url', 'https://ntfy.sh', false],
    ['ntfy', 'url', 'https://ntfy.sh///', false],
    ['ntfy', 'url', 'https://ntfy.sh/topic/', true],
    ['ntfy', 'accessToken', 'two words', false],
    ['ntfy', 'accessToken', 'é', false],
    ['ntfy', 'accessToken', '!~', true],
    ['ntfy', 'accessToken', 't'.repeat(400), true],
    ['ntfy', 'accessToken', 't'.repeat(401), false],
    ['webhook', 'signingSecret', 's'.repeat(15), false],
    ['webhook', 'signingSecret', 's'.repeat(400), true],
    ['webhook', 'signingSecret', 's'.repeat(401), false],
    ['email', 'host', '192.0.2.1', true],
    ['email', 'host', '[2001:db8::1]', true],
    ['email', 'host', '2001:db8::1', true],
    ['email', 'host', 'mail example', false],
    ['email', 'host', 'mail.example.com/x', false],
    ['email', 'host', 'x[::1]', false],
    ['email', 'host', '[::1]x', false],
    ['email', 'port', '1', true],
    ['email', 'port', '65535', true],
    ['email', 'port', '0', false],
    ['email', 'port', '65536', false],
    ['email', 'port', '1e3', false],
    ['email', 'port', ' 25', false],
    ['email', 'security', 'starttls', true],
    ['email', 'security', 'ssl', false],
    ['email', 'username', 'u'.repeat(200), true],
    ['email', 'username', 'u'.repeat(201), false],
    ['email', 'password', 'p'.repeat(400), true],
    ['email', 'password', 'p'.repeat(401), false],
    ['email', 'from', 'a', false],
    ['email', 'from', 'a@b@c', false],
    ['email', 'from', 'Ada <a@b.example>', false],
    ['email', 'from', 'a@b.example, c@d.example', false],
    ['email', 'to', 'a@b.example,', false],
    ['email', 'to', Array.from({ length: 20 }, (_, at) => `a${at}@b.example`).join(','), true],
    ['email', 'to', Array.from({ length: 21 }, (_, at) => `a${at}@b.example`).join(','), false],
  ])('of the kind %s may have as %s %j: %s', (kind, name, value, isRight) => {
    expect(wrongWith(kind, name, value)).toEqual(isRight ? [] : [name]);
  });

  it('may lack what is optional, and a secret that is kept already', () => {
    for (const kind of CHANNEL_KINDS) {
      for (const [name, { isSecret, isOptional }] of fieldsOf(kind)) {
        expect([kind, name, without(kind, name)]).toEqual([kind, name, isSecret || isOptional ? [] : [name]]);
        expect([kind, name, wrongWith(kind, name, '')]).toEqual([kind, name, isOptional ? [] : [name]]);
      }
    }
    const kept = CHANNEL_KINDS.flatMap((kind) => fieldsOf(kind).filter(([, { isSecret }]) => isSecret).map(([name]) => name)); // prettier-ignore
    expect([...new Set(kept)].sort()).toEqual(['accessToken', 'password', 'signingSecret', 'url']);
    const optional = CHANNEL_KINDS.flatMap((kind) => fieldsOf(kind).filter(([, { isOptional }]) => isOptional).map(([name]) => name)); // prettier-ignore
    expect(optional).toEqual(['accessToken', 'username', 'password']);
  });

  it('goes in the clear on this computer only', () => {
    expect(wrongFields('email', { ...GOOD.email, security: 'none' })).toEqual(['security']);
    expect(wrongFields('email', { ...GOOD.email, security: 'none', host: 'localhost' })).toEqual([]);
    expect(wrongFields('email', { security: 'none', port: '25', from: 'a@b.example', to: 'a@b.example' })).toEqual(
      ['host', 'security'], //
    );
    expect(wrongFields('slack', { ...GOOD.slack, security: 'none' })).toEqual([]);
  });
});
