import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { NO_FILTERS, type Environment } from '../../../shared/environment';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { createSettingsStore } from '../settings/settings-store';
import { readSettingsParts } from '../storage/formats/settings-format';
import { createSnapshots } from '../lists/snapshots';
import { createManualClock } from '../testing/manual-clock';
import { createOwnerless } from './ownerless';
import { inFolder } from '../../../shared/testing/temporary-folder';

const kept = sampleEnvironment();
const lost = sampleEnvironment({
  id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  baseUrl: 'https://eu.talkover.ai/x',
  scope: { ...NO_FILTERS, type: 'sms' },
});

/** A data folder with files of two environments, of which the settings name one. */
const withFiles = (work: (parts: Awaited<ReturnType<typeof setUp>>) => Promise<void>) =>
  inFolder(async (folder) => work(await setUp(folder)));

async function setUp(dataDir: string) {
  const snapshots = createSnapshots({ dataDir, clock: createManualClock(0) });
  const document = { store: {} };
  const settings = createSettingsStore(document);
  settings.saveEnvironments([kept]);
  await mkdir(join(dataDir, 'activity'));
  for (const { id, baseUrl, scope } of [kept, lost]) {
    await snapshots.write(id, { baseUrl, scope, fetchedAt: 1, setAside: 0, count: 0, chunks: [] });
    await writeFile(join(dataDir, 'activity', `${id}.log`), '');
  }
  const removed: string[] = [];
  const keychain = { refusal: null as AppError | null };
  const vault = {
    remove(id: string) {
      if (keychain.refusal) return Promise.reject(keychain.refusal);
      removed.push(id);
      return Promise.resolve();
    },
  };
  const dropLooseToken = (id: string) =>
    vault.remove(id).then(() => settings.saveEnvironments(settings.environments(), []));
  const ownerless = createOwnerless({ dataDir, settings, snapshots, vault, environments: { dropLooseToken } });
  const files = async () => (await readdir(dataDir, { recursive: true })).filter((name) => name.includes('.')).sort();
  return { dataDir, ownerless, settings, removed, keychain, files, document, snapshots };
}

/** A channel as the settings have it. */
const channelOf = (id: string) =>
  readSettingsParts({ channels: [{ id, kind: 'ntfy', savedViewId: null }] }).channels[0]!;

const filesOf = (environments: Environment[]) =>
  environments.flatMap(({ id }) => [join('activity', `${id}.log`), join('snapshots', `${id}.jsonl`)]).sort();

describe('files of environments that the settings do not name', () => {
  it('bring their environment back where the settings were lost', () =>
    withFiles(async ({ ownerless, settings, removed, files }) => {
      const problem = await ownerless.adopt();
      expect(problem?.code).toBe('environments_adopted');
      expect(problem?.message).toContain('eu.talkover.ai');
      const { id, baseUrl, scope } = lost;
      expect(settings.environments()).toEqual([
        kept,
        { id, kind: 'live', name: 'eu.talkover.ai', color: 'teal', baseUrl, scope },
      ]);
      expect([removed, await files()]).toEqual([[], filesOf([kept, lost])]);
      expect(await ownerless.adopt()).toBeNull();
    }));

  it('bring the sample data back as what it is', () =>
    withFiles(async ({ ownerless, settings, snapshots }) => {
      const list = { scope: NO_FILTERS, fetchedAt: 1, setAside: 0, count: 0, chunks: [] };
      await snapshots.write(lost.id, { ...list, baseUrl: 'http://127.0.0.1' });
      await ownerless.adopt();
      expect(settings.environments().at(-1)).toMatchObject({ kind: 'sample', name: 'Sample data' });
    }));

  it('are removed with the token where the app was killed while it removed them', () =>
    withFiles(async ({ ownerless, settings, removed, files }) => {
      expect(await ownerless.remove()).toMatchObject([{ code: 'leftovers_removed', values: { count: 1 } }]);
      expect([settings.environments(), removed, await files()]).toEqual([[kept], [lost.id], filesOf([kept])]);
      expect(await ownerless.remove()).toEqual([]);
    }));

  it('may be a token alone, which the app had begun to store or to remove', () =>
    withFiles(async ({ ownerless, settings, removed }) => {
      await ownerless.remove();
      settings.saveEnvironments(settings.environments(), ['11111111-1111-4111-8111-111111111111']);
      expect(await ownerless.remove()).toEqual([]);
      expect([removed.at(-1), settings.looseTokens()]).toEqual(['11111111-1111-4111-8111-111111111111', []]);
    }));

  it('stay as long as the keychain does not give up the token', () =>
    withFiles(async ({ ownerless, keychain, files }) => {
      keychain.refusal = new AppError('keychain_locked');
      expect(await ownerless.remove()).toEqual([]);
      expect(await files()).toEqual(filesOf([kept, lost]));
      keychain.refusal = null;
      expect(await ownerless.remove()).toMatchObject([{ code: 'leftovers_removed' }]);
    }));
});

describe('records of channels that the settings do not name', () => {
  const CHANNELS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
  const recordsOf = (ids: readonly string[]) => ids.map((id) => join('channels', `${id}.jsonl`));

  it('are removed, and said to be, even if the keychain does not answer', () =>
    withFiles(async ({ dataDir, ownerless, settings, keychain, files }) => {
      await mkdir(join(dataDir, 'channels'));
      for (const record of recordsOf(CHANNELS)) await writeFile(join(dataDir, record), 'lapses: +15550100');
      await writeFile(join(dataDir, 'channels', 'mine.txt'), '');
      settings.saveChannels([channelOf(CHANNELS[0])]);
      keychain.refusal = new AppError('keychain_locked');
      expect(await ownerless.remove()).toMatchObject([{ code: 'channel_leftovers_removed', values: { count: 1 } }]);
      const left = (await files()).filter((name) => name.startsWith('channels'));
      expect(left).toEqual([...recordsOf([CHANNELS[0]]), join('channels', 'mine.txt')]);
      expect(await ownerless.remove()).toEqual([]);
    }));

  it('are no environments where the settings were lost, and stay', () =>
    withFiles(async ({ dataDir, ownerless, settings, files }) => {
      await mkdir(join(dataDir, 'channels'));
      for (const record of recordsOf(CHANNELS)) await writeFile(join(dataDir, record), '');
      await ownerless.adopt();
      expect(settings.environments().map(({ id }) => id)).toEqual([kept.id, lost.id]);
      expect(await files()).toEqual([...filesOf([kept, lost]), ...recordsOf(CHANNELS)].sort());
    }));
});
