import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { MOST_CHANNELS, type ChannelDetails } from '../../../shared/channels/channel';
import { createSettingsStore } from '../settings/settings-store';
import { createChannelEdits, type ChannelInput } from './channel-edits';
import { createChannelSecrets } from './channel-secrets';
import { SAMPLE_CHANNEL } from './testing/channel-on-journal';
import { createMemoryKeychain } from './testing/memory-keychain';

const URL_A = 'https://hooks.example.com/services/T024BE7LH';
const MAIL = { host: 'smtp.example.com', port: '465', security: 'tls', username: 'me', from: 'app@example.com', to: 'a@example.com' }; // prettier-ignore

function details(patch: Partial<ChannelDetails> = {}): ChannelDetails {
  const { kind, name, about, savedViewId, rhythm, at, weekday, language, followsQuietHours, followsPause, fields } = SAMPLE_CHANNEL; // prettier-ignore
  return { kind, name, about, savedViewId, rhythm, at, weekday, language, followsQuietHours, followsPause, fields, ...patch }; // prettier-ignore
}
const slack = (secrets: Record<string, string> = { url: URL_A }, channelId: string | null = null): ChannelInput => ({ channelId, details: details(), secrets }); // prettier-ignore
const mail = (secrets: Record<string, string>, channelId: string | null, fields = MAIL): ChannelInput => ({ channelId, details: details({ kind: 'email', fields }), secrets }); // prettier-ignore

const done = () => Promise.resolve();

function setUp() {
  const memory = createMemoryKeychain();
  const file = {
    content: {} as Record<string, unknown>,
    isFull: false,
    get store() {
      return structuredClone(file.content);
    },
    set store(next: Record<string, unknown>) {
      if (file.isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      file.content = structuredClone(next);
    },
  };
  const settings = createSettingsStore(file);
  const secrets = createChannelSecrets(memory.keychain);
  return { memory, file, settings, secrets, edits: createChannelEdits({ settings, secrets }) };
}

describe('a new channel', () => {
  it('is saved with the names of its secrets, which are in the keychain and nowhere else', async () => {
    const { edits, settings, secrets, file, memory } = setUp();
    const id = await edits.save(slack(), 'keychain');
    expect(settings.channels()).toEqual([{ ...details(), id, enabled: true, secrets: ['url'] }]);
    expect(await secrets.read(id)).toEqual({ origin: 'https://hooks.example.com', values: { url: URL_A } });
    expect(settings.looseTokens()).toEqual([]);
    expect(JSON.stringify(file.content)).not.toContain('T024BE7LH');
    await edits.save(slack(), 'session');
    expect(memory.entries.size).toBe(1);
  });

  it('is refused with the fields that are wrong or missing, and never with what was in them', async () => {
    const { edits, settings } = setUp();
    const refused = async (input: ChannelInput) => edits.save(input, 'keychain').catch((error: unknown) => error);
    expect(await refused(slack({}))).toMatchObject({ code: 'channel_secret_missing', fields: { url: [] } });
    const wrong = await refused(slack({ url: 'http://hooks.example.com/very-secret' }));
    expect(wrong).toMatchObject({ code: 'bad_channel', fields: { url: [] } });
    expect(JSON.stringify(wrong) + String((wrong as Error).stack)).not.toContain('very-secret');
    const about = { lapses: false, renews: false, alerts: false };
    expect(await refused({ ...slack(), details: details({ about }) })).toMatchObject({ code: 'bad_channel', fields: { about: [expect.any(String)] } }); // prettier-ignore
    expect(await refused(mail({}, null, { ...MAIL, security: 'none' }))).toMatchObject({ fields: { security: [] } });
    expect(settings.channels()).toEqual([]);
  });

  it('leaves its id among the loose ones where the keychain refuses, so that nothing is orphaned', async () => {
    const { edits, settings, memory } = setUp();
    memory.problem = 'keychain_locked';
    await expect(edits.save(slack(), 'keychain')).rejects.toMatchObject({ code: 'keychain_locked' });
    expect([settings.channels(), settings.looseTokens().length]).toEqual([[], 1]);
  });

  it('is refused where the disk is full, before a secret is stored', async () => {
    const { edits, file, memory } = setUp();
    file.isFull = true;
    await expect(edits.save(slack(), 'keychain')).rejects.toMatchObject({ code: 'disk_full' });
    expect(memory.entries.size).toBe(0);
  });

  it('is not one more than there may be', async () => {
    const { edits, settings, memory } = setUp();
    settings.saveChannels(Array.from({ length: MOST_CHANNELS }, (_, index) => ({ ...SAMPLE_CHANNEL, id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` }))); // prettier-ignore
    await expect(edits.save(slack(), 'keychain')).rejects.toMatchObject({ code: 'too_many_channels' });
    expect([settings.channels().length, memory.entries.size]).toEqual([MOST_CHANNELS, 0]);
  });
});

describe('a channel that is changed', () => {
  it('keeps the secrets that are not typed again, and whether it is on', async () => {
    const { edits, settings, secrets } = setUp();
    const id = await edits.save(slack(), 'keychain');
    edits.enable(id, false);
    await edits.save({ ...slack({}, id), details: details({ name: 'Others' }) }, 'keychain');
    expect(settings.channels()).toMatchObject([{ id, name: 'Others', enabled: false, secrets: ['url'] }]);
    expect((await secrets.read(id))?.values).toEqual({ url: URL_A });
    edits.enable(id, true);
    expect(edits.get(id).enabled).toBe(true);
  });

  it('does not give a stored password to another server', async () => {
    const { edits, secrets } = setUp();
    const id = await edits.save(mail({ password: 'correct horse' }, null), 'keychain');
    const elsewhere = { ...MAIL, host: 'smtp.evil.example' };
    await expect(edits.save(mail({}, id, elsewhere), 'keychain')).rejects.toMatchObject({ code: 'channel_secret_missing', fields: { password: [] } }); // prettier-ignore
    await expect(edits.targetOf(mail({}, id, elsewhere))).rejects.toMatchObject({ code: 'channel_secret_missing' });
    await edits.save(mail({ password: 'another' }, id, elsewhere), 'keychain');
    expect(await secrets.read(id)).toMatchObject({ values: { password: 'another' } });
    expect((await edits.targetOf(mail({}, id, elsewhere))).secrets).toEqual({ password: 'another' });
  });

  it('loses a secret that is emptied, also on the way to another server', async () => {
    const { edits, settings, secrets } = setUp();
    const id = await edits.save(mail({ password: 'correct horse' }, null), 'keychain');
    await edits.save(mail({ password: '' }, id, { ...MAIL, host: 'smtp.other.example' }), 'keychain');
    expect(settings.channels()[0]?.secrets).toEqual([]);
    expect((await secrets.read(id))?.values).toEqual({});
  });

  it('keeps the secrets that it had where the disk refuses the change', async () => {
    const { edits, settings, secrets, file } = setUp();
    const id = await edits.save(slack(), 'keychain');
    file.isFull = true;
    const changed = { ...slack({ url: `${URL_A}/new` }, id), details: details({ name: 'Others' }) };
    await expect(edits.save(changed, 'keychain')).rejects.toMatchObject({ code: 'disk_full' });
    expect((await secrets.read(id))?.values).toEqual({ url: URL_A });
    expect(settings.channels()[0]?.name).toBe('Team');
  });

  it('is not written where it is on or off already', async () => {
    const { edits, file } = setUp();
    const id = await edits.save(slack(), 'keychain');
    file.isFull = true;
    edits.enable(id, true);
    expect(() => edits.enable(id, false)).toThrow(expect.objectContaining({ code: 'disk_full' }));
  });

  it('must be there', async () => {
    const { edits } = setUp();
    await expect(edits.save(slack({}, 'gone'), 'keychain')).rejects.toMatchObject({ code: 'channel_not_found' });
    await expect(edits.remove('gone', done)).rejects.toMatchObject({ code: 'channel_not_found' });
    expect(() => edits.enable('gone', true)).toThrow(expect.objectContaining({ code: 'channel_not_found' }));
  });
});

describe('a channel that is removed', () => {
  it('takes its secrets along, and nothing else', async () => {
    const { edits, settings, memory } = setUp();
    const [id, other] = [await edits.save(slack(), 'keychain'), await edits.save(slack(), 'keychain')];
    await edits.remove(id, done);
    expect([...memory.entries.keys()]).toEqual([other]);
    expect(settings.channels().map((channel) => channel.id)).toEqual([other]);
    expect(settings.looseTokens()).toEqual([]);
  });

  it('is noted until its record is removed, too', async () => {
    const { edits, settings, memory } = setUp();
    const id = await edits.save(slack(), 'keychain');
    await expect(edits.remove(id, () => Promise.reject(new AppError('disk_denied')))).rejects.toMatchObject({ code: 'disk_denied' }); // prettier-ignore
    expect([settings.channels(), settings.looseTokens(), memory.entries.size]).toEqual([[], [id], 0]);
  });

  it('stays where the keychain refuses', async () => {
    const { edits, settings, memory } = setUp();
    const id = await edits.save(slack(), 'keychain');
    memory.problem = 'keychain_locked';
    await expect(edits.remove(id, done)).rejects.toMatchObject({ code: 'keychain_locked' });
    expect([settings.channels().length, settings.looseTokens()]).toEqual([1, []]);
    expect(memory.entries.size).toBe(1);
  });
});
