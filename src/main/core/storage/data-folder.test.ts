import { existsSync } from 'node:fs';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { contentsOf, FIXTURE_DAY, FIXTURE_NOW, openFolder } from '../testing/opened-folder';
import { createLedger, type Ledger } from '../reminders/ledger/ledger';
import { createManualClock } from '../testing/manual-clock';
import { DATA_FOLDER, openJournal, pathOf, type DataFileName } from './data-folder';
import { encodeSnapshot, splitSnapshot } from './formats/snapshot-format';
import { encodeLine } from './journal-lines';
import { inFolder } from '../../../shared/testing/temporary-folder';

const environment = sampleEnvironment();
const FILES = Object.keys(DATA_FOLDER) as DataFileName[];
const others = (name: DataFileName) => FILES.filter((other) => other !== name);

type Contents = Awaited<ReturnType<typeof contentsOf>> & { channelLedger: ReturnType<typeof channelContents> };

/** Which part of the contents comes from which file. */
const PART = {
  settings: 'settings',
  preferences: 'preferences',
  labelsAndNotes: 'labelsAndNotes',
  ledger: 'ledger',
  channelLedger: 'channelLedger',
  activity: 'activity',
  snapshot: 'lists',
} as const satisfies Record<DataFileName, string>;

/** The record of a channel, which has the id of the environment here. */
async function openChannelLedger(dataDir: string) {
  const folder = { dataDir, clock: createManualClock(FIXTURE_NOW) };
  const ledger = createLedger(openJournal(folder, 'channelLedger', environment.id), () => FIXTURE_DAY);
  return { ledger, problem: await ledger.load(FIXTURE_DAY) };
}

const channelContents = (ledger: Ledger) => ({ history: ledger.history(), digestedAt: ledger.digestedAt() });

/** A data folder with every kind of entry, as this version writes it. */
const inFullFolder = (work: (folder: string, expected: Contents) => Promise<void>) =>
  inFolder(async (folder) => {
    await cp(join(import.meta.dirname, 'fixtures/0.1.0/full'), folder, { recursive: true });
    const { ledger } = await openChannelLedger(folder);
    await ledger.intend({ id: 'sent', at: 5, title: 'Sent', body: '', urgency: 'normal', target: { place: 'reminders', environmentId: null }, renewals: [], alerts: [] }); // prettier-ignore
    await ledger.shown('sent');
    await ledger.digested(6);
    const expected = { ...(await contentsOf(await openFolder(folder))), channelLedger: channelContents(ledger) };
    for (const path of await readdir(folder, { recursive: true })) {
      if (path.includes('.version-')) await rm(join(folder, path));
    }
    await work(folder, expected);
  });

async function open(folder: string, expected: { environments: readonly (typeof environment)[] }) {
  const opened = await openFolder(folder);
  const channel = await openChannelLedger(folder);
  if (channel.problem) opened.problems.push(channel.problem);
  // of environments that the settings no longer name, the other files are still there
  const now = { ...(await contentsOf(opened, expected.environments)), channelLedger: channelContents(channel.ledger) };
  return { opened, channelLedger: channel.ledger, now, codes: opened.problems.map(({ code }) => code) };
}

/** The file as a later version might write it. */
function later(name: DataFileName, bytes: Buffer): Buffer {
  const version = DATA_FOLDER[name].version + 1;
  if (name === 'snapshot') {
    const { head, chunks } = splitSnapshot(bytes);
    return Buffer.concat([...encodeSnapshot({ ...(head as object), version }, chunks)]);
  }
  if (name === 'settings' || name === 'preferences') {
    return Buffer.from(JSON.stringify({ ...(JSON.parse(bytes.toString()) as object), version }));
  }
  const { journal } = JSON.parse(bytes.toString('utf8', 9, bytes.indexOf('\n'))) as { journal: string };
  const head = encodeLine(JSON.stringify({ journal, version, isBetter: true }), true);
  return Buffer.concat([head, bytes.subarray(bytes.indexOf('\n') + 1)]);
}

/** Changes something in every file; what a file refuses is what it says. */
async function changeAll({ opened, channelLedger }: Awaited<ReturnType<typeof open>>) {
  const { settings, snapshots, ledger, preferences, labelsAndNotes, activity } = opened;
  const number = { numberId: 'n1', number: '+1', formatted: '1' };
  const list = {
    baseUrl: environment.baseUrl,
    scope: environment.scope,
    fetchedAt: 1,
    setAside: 0,
    count: 0,
    chunks: [],
  };
  const work: Record<DataFileName, () => Promise<unknown>> = {
    settings: async () => Promise.resolve(settings.updateSettings({ syncIntervalMinutes: 77 })),
    preferences: () => preferences.change(environment, ['n9'], (before) => ({ ...before, muted: true })),
    labelsAndNotes: () => labelsAndNotes.edit(environment, [{ change: { note: 'new' }, numbers: [number] }]),
    ledger: () => ledger.withdraw([`token ${environment.id}`]).then(() => ledger.dropped('x')),
    channelLedger: () => channelLedger.digested(7),
    activity: () => activity.read(environment.id, activity.unreadChanges(environment.id)?.since ?? 0),
    snapshot: () => snapshots.write(environment.id, list),
  };
  return Object.fromEntries(
    await Promise.all(
      FILES.map(async (name) => {
        const refusal = await work[name]().then(() => null, (error: { code: string }) => error.code); // prettier-ignore
        return [name, refusal] as const;
      }),
    ),
  );
}

describe.each(FILES)('%s', (name) => {
  const pathIn = (folder: string) => pathOf(folder, name, environment.id);

  it('is no problem where it is missing, and costs nothing else', () =>
    inFullFolder(async (folder, expected) => {
      await rm(pathIn(folder));
      const { now, codes } = await open(folder, expected);
      expect(codes).toEqual([]);
      for (const other of others(name)) expect(now[PART[other]]).toEqual(expected[PART[other]]);
      expect(now[PART[name]]).not.toEqual(expected[PART[name]]);
    }));

  it('is set aside and reported where it is damaged, and costs nothing else', () =>
    inFullFolder(async (folder, expected) => {
      const bytes = await readFile(pathIn(folder));
      const damaged = Buffer.from(bytes);
      damaged[Math.floor(bytes.length / 2)] = 0;
      await writeFile(pathIn(folder), damaged);
      const { now, codes } = await open(folder, expected);
      expect(codes).toEqual([DATA_FOLDER[name].damaged]);
      for (const other of others(name)) expect(now[PART[other]]).toEqual(expected[PART[other]]);
      const beside = await readdir(dirname(pathIn(folder)));
      const aside = beside.filter((one) => one.includes('.damaged-'));
      expect(aside).toHaveLength(1);
      expect((await readFile(join(dirname(pathIn(folder)), aside[0]!))).equals(damaged)).toBe(true);
      expect((await open(folder, expected)).codes).toEqual([]);
    }));

  it('is never touched where it is newer, which is reported, and costs nothing else', () =>
    inFullFolder(async (folder, expected) => {
      const bytes = later(name, await readFile(pathIn(folder)));
      await writeFile(pathIn(folder), bytes);
      const opened = await open(folder, expected);
      expect(new Set(opened.codes)).toEqual(new Set(['file_newer']));
      for (const other of others(name)) expect(opened.now[PART[other]]).toEqual(expected[PART[other]]);
      const refusals = await changeAll(opened);
      for (const other of others(name)) expect(refusals[other]).toBeNull();
      expect((await readFile(pathIn(folder))).equals(bytes)).toBe(true);
      expect((await readdir(folder, { recursive: true })).some((one) => one.includes('damaged'))).toBe(false);
    }));
});

describe('the table of the data folder', () => {
  it('has a step from every version that was ever released', () => {
    const firstReleased: Record<keyof typeof DATA_FOLDER, number> = {
      settings: 1,
      preferences: 1,
      labelsAndNotes: 1,
      ledger: 2,
      channelLedger: 1,
      activity: 1,
      snapshot: 3,
    };
    for (const [name, first] of Object.entries(firstReleased)) {
      const { version, migrations } = DATA_FOLDER[name as keyof typeof DATA_FOLDER];
      const steps = Array.from({ length: version - first }, (_, index) => first + index);
      expect([name, ...Object.keys(migrations).map(Number)]).toEqual([name, ...steps]);
    }
  });

  it('names the module that reads and writes each file', () => {
    const owners = Object.values(DATA_FOLDER).map(({ owner }) => owner);
    expect(owners.filter((owner) => !existsSync(join(import.meta.dirname, '..', owner)))).toEqual([]);
  });

  it('is what docs/data-folder.md says', async () => {
    const text = await readFile(join(import.meta.dirname, '../../../../docs/data-folder.md'), 'utf8');
    for (const { file, version, whenMissing, whenDamaged, whenNewer } of Object.values(DATA_FOLDER)) {
      const row = text.split('\n').find((line) => line.startsWith(`| \`${file}\``));
      expect(row?.split('|').map((cell) => cell.trim())).toEqual(['', `\`${file}\``, String(version), whenMissing, whenDamaged, whenNewer, '']); // prettier-ignore
    }
  });
});
