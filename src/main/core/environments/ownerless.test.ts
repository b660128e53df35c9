import fs, { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { NO_FILTERS, type Environment } from '../../../shared/environment';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { createSettingsStore } from '../settings/settings-store';
import { readSettingsParts } from '../storage/formats/settings-format';
import { createSnapshots } from '../lists/snapshots';
import { spyOnFiles } from '../testing/spied-files';
import { createManualClock } from '../testing/manual-clock';
import { createOwnerless } from './ownerless';
import { inFolder } from '../../../shared/testing/temporary-folder';

const kept = sampleEnvironment();
const lost = sampleEnvironment({
  id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  baseUrl: 'https://eu.talkover.ai/x',
  scope: { ...NO_FILTERS, type: 'sms' },
});

const OTHER_ID = '22222222-2222-4222-8222-222222222222';

/** A data folder with files of two environments, of which the settings name one. @param noted ids of what an earlier run was removing */
const withFiles = (work: (parts: Awaited<ReturnType<typeof setUp>>) => Promise<void>, noted: string[] = []) =>
  inFolder(async (folder) => work(await setUp(folder, noted)));

async function setUp(dataDir: string, noted: string[]) {
  const snapshots = createSnapshots({ dataDir, clock: createManualClock(0) });
  const settings = createSettingsStore({ store: {} });
  settings.saveEnvironments([kept], noted);
  await mkdir(join(dataDir, 'activity'));
  for (const { id, baseUrl, scope } of [kept, lost]) {
    await snapshots.write(id, { baseUrl, scope, fetchedAt: 1, setAside: 0, count: 0, chunks: [] });
    await writeFile(join(dataDir, 'activity', `${id}.log`), '');
  }
  const removed: string[] = [];
  const keychain = { refusal: null as AppError | null };
  function dropLooseToken(id: string): Promise<void> {
    if (keychain.refusal) return Promise.reject(keychain.refusal);
    removed.push(id);
    const others = settings.looseTokens().filter((loose) => loose !== id);
    return Promise.resolve(settings.saveEnvironments(settings.environments(), others));
  }
  const ownerless = createOwnerless({ dataDir, settings, snapshots, environments: { dropLooseToken } });
  const files = async () => (await readdir(dataDir, { recursive: true })).filter((name) => name.includes('.')).sort();
  return { dataDir, ownerless, settings, removed, keychain, files, snapshots };
}

/** A channel as the settings have it. */
const channelOf = (id: string) =>
  readSettingsParts({ channels: [{ id, kind: 'ntfy', savedViewId: null }] }).channels[0]!;

const filesOf = (environments: Environment[]) =>
  environments.flatMap(({ id }) => [join('activity', `${id}.log`), join('snapshots', `${id}.jsonl`)]).sort();

const filesThat = async (files: () => Promise<string[]>, begin: string) =>
  (await files()).filter((name) => name.startsWith(begin));

describe('files of environments that the settings do not name', () => {
  it.each([true, false])('bring their environment back, whether the settings were lost or not: %s', (wereLost) =>
    withFiles(async ({ ownerless, settings, removed, files }) => {
      const [problem, ...others] = await ownerless.adopt(wereLost);
      expect([problem?.code, others]).toEqual(['environments_adopted', []]);
      expect(problem?.message).toContain('eu.talkover.ai');
      const { id, baseUrl, scope } = lost;
      expect(settings.environments()).toEqual([
        kept,
        { id, kind: 'live', name: 'eu.talkover.ai', color: 'teal', baseUrl, scope },
      ]);
      expect([await ownerless.adopt(wereLost), await ownerless.remove()]).toEqual([[], []]);
      expect([removed, await files()]).toEqual([[], filesOf([kept, lost])]);
    }),
  );

  it('bring the sample data back as what it is', () =>
    withFiles(async ({ ownerless, settings, snapshots }) => {
      const list = { scope: NO_FILTERS, fetchedAt: 1, setAside: 0, count: 0, chunks: [] };
      await snapshots.write(lost.id, { ...list, baseUrl: 'http://127.0.0.1' });
      await ownerless.adopt(false);
      expect(settings.environments().at(-1)).toMatchObject({ kind: 'sample', name: 'Sample data' });
    }));

  it('bring it back by the first line of a list that is damaged otherwise', () =>
    withFiles(async ({ dataDir, ownerless, settings, files }) => {
      await appendFile(join(dataDir, 'snapshots', `${lost.id}.jsonl`), 'damaged');
      await ownerless.adopt(true);
      expect(settings.environments().at(-1)).toMatchObject({ id: lost.id, baseUrl: lost.baseUrl, scope: lost.scope });
      expect(await files()).toEqual(filesOf([kept, lost]));
    }));

  it.each(['{"version":4,"environ', '{"baseUrl":"https:","scope":{}}\n', '{"baseUrl":"http://eu.talkover.ai","scope":{}}\n'])(
    'stay, and are named where the settings were lost, if a list does not say what it is of: %s',
    (bytes) =>
      withFiles(async ({ dataDir, ownerless, settings, removed, files }) => {
        await writeFile(join(dataDir, 'snapshots', `${lost.id}.jsonl`), bytes);
        const [problem, ...others] = await ownerless.adopt(true);
        expect([problem?.code, others]).toEqual(['ownerless_kept', []]);
        for (const file of filesOf([lost])) expect(problem?.message).toContain(file.replace('\\', '/'));
        expect(await ownerless.adopt(false)).toEqual([]);
        expect(await ownerless.remove()).toEqual([]);
        expect([settings.environments(), removed, await files()]).toEqual([[kept], [], filesOf([kept, lost])]);
      }),
  ); // prettier-ignore

  it('are removed with the token where the app was killed while it removed them', () =>
    withFiles(
      async ({ dataDir, ownerless, settings, removed, files }) => {
        await writeFile(join(dataDir, 'snapshots', `${lost.id}.jsonl.damaged-1970-01-01T00-00-00-000Z`), '');
        expect(await ownerless.adopt(true)).toEqual([]);
        expect(await ownerless.remove()).toMatchObject([{ code: 'leftovers_removed', values: { count: 1 } }]);
        expect([settings.environments(), removed, await files()]).toEqual([[kept], [lost.id], filesOf([kept])]);
        expect([await ownerless.remove(), removed]).toEqual([[], [lost.id]]);
      },
      [lost.id],
    ));

  it('stay noted where the disk holds them, and hold up no others', () =>
    withFiles(
      async ({ ownerless, settings, removed, files }) => {
        const { rm } = fs;
        spyOnFiles('rm').mockImplementation((path, options) =>
          String(path).includes(join('snapshots', lost.id))
            ? Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' }))
            : rm(path, options),
        );
        expect(await ownerless.remove()).toMatchObject([{ code: 'disk_failed' }]);
        expect([removed, settings.looseTokens()]).toEqual([[OTHER_ID], [lost.id]]);
        expect(await files()).toContain(join('snapshots', `${lost.id}.jsonl`));
        expect(await ownerless.adopt(false)).toEqual([]);
      },
      [lost.id, OTHER_ID],
    ));

  it('may be a token alone, which the app had begun to store or to remove', () =>
    withFiles(
      async ({ ownerless, settings, removed }) => {
        expect(await ownerless.remove()).toEqual([]);
        expect([removed, settings.looseTokens()]).toEqual([['11111111-1111-4111-8111-111111111111'], []]);
      },
      ['11111111-1111-4111-8111-111111111111'],
    ));

  it('are not those of what this run is adding or removing', () =>
    withFiles(async ({ ownerless, settings, removed, files }) => {
      settings.saveEnvironments([kept], [lost.id]);
      expect(await ownerless.remove()).toEqual([]);
      expect([removed, await files()]).toEqual([[], filesOf([kept, lost])]);
    }));

  it('leave the token to the next try where the keychain does not give it up', () =>
    withFiles(
      async ({ ownerless, settings, removed, keychain, files }) => {
        keychain.refusal = new AppError('keychain_locked');
        expect(await ownerless.remove()).toMatchObject([{ code: 'leftovers_removed' }]);
        expect([settings.looseTokens(), await files()]).toEqual([[lost.id], filesOf([kept])]);
        keychain.refusal = null;
        expect(await ownerless.remove()).toEqual([]);
        expect([settings.looseTokens(), removed]).toEqual([[], [lost.id]]);
      },
      [lost.id],
    ));
});

describe('records of channels that the settings do not name', () => {
  const CHANNELS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
  const recordsOf = (ids: readonly string[]) => ids.map((id) => join('channels', `${id}.jsonl`));

  async function write(dataDir: string): Promise<void> {
    await mkdir(join(dataDir, 'channels'));
    for (const record of recordsOf(CHANNELS)) await writeFile(join(dataDir, record), 'lapses: +15550100');
    await writeFile(join(dataDir, 'channels', 'mine.txt'), '');
  }

  it('are removed where the app was killed while it removed the channel, even if the keychain does not answer', () =>
    withFiles(
      async ({ dataDir, ownerless, settings, keychain, files }) => {
        await write(dataDir);
        settings.saveChannels([channelOf(CHANNELS[0])]);
        keychain.refusal = new AppError('keychain_locked');
        expect(await ownerless.remove()).toMatchObject([{ code: 'channel_leftovers_removed', values: { count: 1 } }]);
        const left = [...recordsOf([CHANNELS[0]]), join('channels', 'mine.txt')];
        expect(await filesThat(files, 'channels')).toEqual(left);
        expect([await ownerless.remove(), settings.looseTokens()]).toEqual([[], [CHANNELS[1]]]);
      },
      [CHANNELS[1]],
    ));

  it('stay, and are named where the settings were lost', () =>
    withFiles(async ({ dataDir, ownerless, settings, removed, files }) => {
      await write(dataDir);
      settings.saveChannels([channelOf(CHANNELS[0])]);
      expect((await ownerless.adopt(true)).map(({ code }) => code)).toEqual(['environments_adopted', 'ownerless_kept']);
      const [problem] = await ownerless.adopt(true);
      expect(problem?.message).toContain(`channels/${CHANNELS[1]}.jsonl`);
      expect(problem?.message).not.toContain(CHANNELS[0]);
      expect(settings.environments().map(({ id }) => id)).toEqual([kept.id, lost.id]);
      expect([await ownerless.remove(), removed]).toEqual([[], []]);
      expect(await filesThat(files, 'channels')).toEqual([...recordsOf(CHANNELS), join('channels', 'mine.txt')]);
    }));
});
