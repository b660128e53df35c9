import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_PREFERENCE } from '../../../shared/reminders/preference';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { createManualClock } from '../testing/manual-clock';
import { createReminderPreferences } from './preferences';
import { inFolder } from '../../../shared/testing/temporary-folder';

const environment = sampleEnvironment();
const sample = sampleEnvironment({ kind: 'sample', id: '0b9f6ad4-5a0b-4a0e-9a53-0d1f0a2f6f10' });
const MUTED = { ...NO_PREFERENCE, muted: true };
const fileIn = (folder: string) => join(folder, 'reminder-preferences.json');

/** The decisions as the next start finds them. */
async function restarted(folder: string) {
  const preferences = createReminderPreferences({ dataDir: folder, clock: createManualClock(0) });
  expect(await preferences.load()).toBeNull();
  return preferences;
}

describe('what the user decided for single numbers', () => {
  it('is nothing before the first decision', () =>
    inFolder(async (folder) => {
      const preferences = await restarted(folder);
      expect([preferences.of(environment, 'n1'), preferences.ofEnvironment(environment)]).toEqual([NO_PREFERENCE, {}]);
    }));

  it('is kept by server and number, and found by an environment that is added again', () =>
    inFolder(async (folder) => {
      const preferences = await restarted(folder);
      await preferences.change(environment, ['n1', 'n2'], (before, id) => (id === 'n1' ? { ...before, muted: true } : before)); // prettier-ignore
      await preferences.change(sample, ['n1'], (before) => ({ ...before, offsets: { lapses: [2], renews: [] } }));
      const again = await restarted(folder);
      const renamed = sampleEnvironment({ id: 'another', name: 'Renamed' });
      for (const one of [preferences, again]) {
        expect(one.ofEnvironment(renamed)).toEqual({ n1: MUTED });
        expect(one.of(sample, 'n1')).toMatchObject({ muted: false, offsets: { lapses: [2], renews: [] } });
        expect(one.of(renamed, 'n2')).toEqual(NO_PREFERENCE);
      }
    }));

  it('is passed to a change as it was, and forgotten where it is nothing again', () =>
    inFolder(async (folder) => {
      const preferences = await restarted(folder);
      await preferences.change(environment, ['n1'], () => MUTED);
      const seen: unknown[] = [];
      await preferences.change(environment, ['n1', 'n2'], (before) => {
        seen.push(before);
        return NO_PREFERENCE;
      });
      expect(seen).toEqual([MUTED, NO_PREFERENCE]);
      expect(preferences.ofEnvironment(environment)).toEqual({});
      expect(await readFile(fileIn(folder), 'utf8')).not.toContain('n1');
    }));

  it('has a version that moves with each change that was written', () =>
    inFolder(async (folder) => {
      const preferences = await restarted(folder);
      const before = preferences.version();
      await preferences.change(environment, ['n1'], () => MUTED);
      expect(preferences.version()).toBe(before + 1);
    }));

  it('is what it was where the disk refuses, and can be changed once it no longer does', () =>
    inFolder(async (folder) => {
      const preferences = await restarted(folder);
      await mkdir(fileIn(folder)); // a folder in the way
      const version = preferences.version();
      const failed = preferences.change(environment, ['n1'], () => MUTED);
      const next = preferences.change(environment, ['n2'], () => MUTED);
      await expect(failed).rejects.toMatchObject({ code: 'disk_failed' });
      await expect(next).rejects.toThrow('the reminder settings of individual numbers');
      expect([preferences.ofEnvironment(environment), preferences.version()]).toEqual([{}, version]);
      await rm(fileIn(folder), { recursive: true });
      await preferences.change(environment, ['n2'], () => MUTED);
      expect((await restarted(folder)).ofEnvironment(environment)).toEqual({ n2: MUTED });
    }));

  it('keeps all of several changes at once', () =>
    inFolder(async (folder) => {
      const preferences = await restarted(folder);
      await Promise.all(['n1', 'n2', 'n3'].map((id) => preferences.change(environment, [id], () => MUTED)));
      expect(Object.keys((await restarted(folder)).ofEnvironment(environment))).toEqual(['n1', 'n2', 'n3']);
    }));

  it('is set aside once where only part of its file is damaged, and the rest counts', () =>
    inFolder(async (folder) => {
      const text = '{"version":2,"later":1,"servers":{"https://app.talkover.ai":{"n1":{"muted":true}},"https://b":7}}';
      await writeFile(fileIn(folder), text);
      const first = createReminderPreferences({ dataDir: folder, clock: createManualClock(0) });
      expect(await first.load()).toMatchObject({ code: 'preferences_damaged' });
      const again = await restarted(folder);
      for (const one of [first, again]) expect(one.ofEnvironment(environment)).toEqual({ n1: MUTED });
      const aside = (await readdir(folder)).filter((name) => name.includes('.damaged-'));
      expect(await Promise.all(aside.map((name) => readFile(join(folder, name), 'utf8')))).toEqual([text]);
      expect(await readFile(fileIn(folder), 'utf8')).toContain('"later":1');
    }));

  it.each(['{"version":2}', '{"version":2,"servers":[]}', '{"servers":{}}', '{'])(
    'is set aside and reported where its file is damaged: %s',
    (text) =>
      inFolder(async (folder) => {
        await writeFile(fileIn(folder), text);
        const preferences = createReminderPreferences({ dataDir: folder, clock: createManualClock(0) });
        expect(await preferences.load()).toMatchObject({ code: 'preferences_damaged' });
        expect(await readdir(folder)).toEqual([expect.stringContaining('.damaged-')]);
        expect(preferences.ofEnvironment(environment)).toEqual({});
      }),
  );
});
