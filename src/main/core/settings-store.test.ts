import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Conf from 'conf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionSchema, settingsSchema, type Settings } from '../../shared/settings';
import { prepareSettingsFile } from './storage/settings-file';
import { createSettingsStore } from './settings-store';
import type { KeyValueStore } from './surroundings';
import { inFolder, noSmallDisk, onSmallDisk } from './testing/small-disk';
import { sampleAccount } from '../../shared/testing/sample';

/** A store in memory, as deep copies, as a file is; `refusal` is thrown by `set`. */
function memory(content: Record<string, unknown> = {}) {
  const store = {
    content: structuredClone(content),
    refusal: null as Error | null,
    get: (key: string) => structuredClone(store.content[key]),
    set(key: string, value: unknown) {
      if (store.refusal) throw store.refusal;
      store.content[key] = structuredClone(value);
    },
  };
  return store satisfies KeyValueStore;
}

const SETTINGS: Settings = {
  syncIntervalMinutes: 60,
  appearance: 'dark',
  density: 'compact',
  closeToTray: false,
  launchAtLogin: true,
  reminders: {
    enabled: false,
    stages: { lapses: [30, 2], renews: [] },
    at: 600,
    quietHours: { enabled: true, from: 0, to: 400 },
    weekdaysOnly: true,
    notices: { status: false, gone: false, price: true, token: false },
  },
};
const DEFAULTS = settingsSchema.parse({});
const ACCOUNTS = ['7c9e6679-7425-40de-944b-e07fc1f90ae7', '0f8fad5b-d9cb-469f-a165-70867728950e'].map((id) =>
  sampleAccount({ id }),
);
const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });

describe('the settings store', () => {
  it('has defaults before anything was chosen, and reports no damage', () => {
    const store = createSettingsStore(memory());
    expect(store.settings()).toEqual(DEFAULTS);
    expect(store.session()).toEqual(sessionSchema.parse({}));
    expect(store.accounts()).toEqual([]);
    expect(store.damage).toBeNull();
  });

  it('changes what a patch names and nothing else', () => {
    const file = memory({ settings: SETTINGS, accounts: ACCOUNTS });
    const store = createSettingsStore(file);
    store.updateSettings({ appearance: 'light', reminders: { at: 660 } });
    store.remember({ trayExplained: true });
    const changed = { ...SETTINGS, appearance: 'light', reminders: { ...SETTINGS.reminders, at: 660 } };
    expect(store.settings()).toEqual(changed);
    const again = createSettingsStore(file);
    expect([again.settings(), again.session().trayExplained, again.accounts()]).toEqual([changed, true, ACCOUNTS]);
    expect(() => store.updateSettings({ syncIntervalMinutes: 1 })).toThrow();
    expect(store.settings()).toEqual(changed);
  });

  it('changes nothing where the disk refuses', () => {
    const file = memory({ settings: SETTINGS, accounts: ACCOUNTS });
    const store = createSettingsStore(file);
    const before = structuredClone([file.content, store.settings(), store.session(), store.accounts()]);
    file.refusal = full;
    for (const change of [() => store.updateSettings({ appearance: 'light' }), () => store.saveAccounts([])]) {
      expect(change).toThrow(expect.objectContaining({ code: 'disk_full' }) as Error);
    }
    expect([file.content, store.settings(), store.session(), store.accounts()]).toEqual(before);
  });

  it('goes on with what it remembers where the disk refuses, says so, and writes it when it can', () => {
    const file = memory({});
    const problems: unknown[] = [];
    const store = createSettingsStore(file, (problem) => problems.push(problem?.code ?? null));
    file.refusal = full;
    store.remember({ trayExplained: true });
    expect(store.session().trayExplained).toBe(true);
    file.refusal = null;
    store.remember({ remindersPausedUntil: 'forever' });
    expect(problems).toEqual(['disk_full', null]);
    expect(file.content.session).toMatchObject({ trayExplained: true, remindersPausedUntil: 'forever' });
  });

  it('starts where a query was kept in another shape, and keeps all else of the last view', () => {
    const sort = { column: 'monthly', direction: 'descending' };
    const earlier = { text: '', types: ['voice'], capabilities: [], statuses: [], countries: [] };
    const store = createSettingsStore(
      memory({ session: { trayExplained: true, lastView: { name: 'renewals', query: earlier, sort } } }),
    );
    expect(store.session().lastView).toMatchObject({ name: 'renewals', query: '', sort });
    expect(store.session().trayExplained).toBe(true);
  });

  it('keeps every field and account that can be read, whatever happened to the others', () => {
    const names = Object.keys(SETTINGS).filter((name) => name !== 'reminders');
    const inner = Object.keys(SETTINGS.reminders);
    fc.assert(
      fc.property(fc.subarray(names), fc.subarray(inner), fc.subarray([0, 1]), (bad, badInner, badAccounts) => {
        const spoil = <T extends object>(fields: T, which: string[]) =>
          ({ ...fields, ...Object.fromEntries(which.map((name) => [name, ['damaged']])) }) as T;
        const settings = { ...spoil(SETTINGS, bad), reminders: spoil(SETTINGS.reminders, badInner) };
        const accounts = ACCOUNTS.map((account, index) => (badAccounts.includes(index) ? { id: 7 } : account));
        const file = memory({ settings, accounts });
        const store = createSettingsStore(file);

        const pick = <T extends object>(from: T, which: string[]) =>
          Object.fromEntries(Object.entries(from).filter(([name]) => which.includes(name)));
        expect(store.settings()).toEqual({
          ...SETTINGS,
          ...pick(DEFAULTS, bad),
          reminders: { ...SETTINGS.reminders, ...pick(DEFAULTS.reminders, badInner) },
        });
        expect(store.accounts()).toEqual(ACCOUNTS.filter((_, index) => !badAccounts.includes(index)));

        const damaged = bad.length + badInner.length + badAccounts.length > 0;
        expect(store.damage?.code ?? null).toBe(damaged ? 'settings_damaged' : null);
        const kept = {
          ...(bad.length + badInner.length > 0 && { settings }),
          ...(badAccounts.length > 0 && { accounts }),
        };
        expect(file.content.unread).toEqual(damaged ? [kept] : undefined);
        // the next start finds all well and keeps what was set aside
        expect(createSettingsStore(file).damage).toBeNull();
        expect(file.content.unread).toEqual(damaged ? [kept] : undefined);
      }),
    );
  });

  it.each(['text', 7, ['list'], true])('starts with defaults where whole parts are %j', (value) => {
    const store = createSettingsStore(memory({ settings: value, session: value, accounts: 'none' }));
    expect([store.settings(), store.accounts()]).toEqual([DEFAULTS, []]);
    expect(store.damage?.code).toBe('settings_damaged');
  });

  it('keeps a second damage beside the first', () => {
    const file = memory({ accounts: 'first' });
    createSettingsStore(file);
    file.set('accounts', 'second');
    createSettingsStore(file);
    expect(file.content.unread).toEqual([{ accounts: 'first' }, { accounts: 'second' }]);
  });

  it('starts where damage cannot be kept now, and keeps it before the first change', () => {
    const file = memory({ settings: SETTINGS, accounts: 'damaged' });
    file.refusal = full;
    const store = createSettingsStore(file);
    expect(store.damage?.code).toBe('disk_full');
    expect(store.settings()).toEqual(SETTINGS);
    expect(file.content.accounts).toBe('damaged');
    file.refusal = null;
    store.saveAccounts(ACCOUNTS);
    expect(file.content).toMatchObject({ accounts: ACCOUNTS, unread: [{ accounts: 'damaged' }] });
  });

  it('writes a window that cannot be read as none', () => {
    const store = createSettingsStore(memory({ session: { window: { width: 'wide' }, trayExplained: true } }));
    expect(store.session()).toMatchObject({ window: null, trayExplained: true });
  });

  it.skipIf(noSmallDisk)(`keeps its file whole on a full disk (${noSmallDisk ?? 'for real'})`, () =>
    onSmallDisk(async ({ folder, fill }) => {
      const store = createSettingsStore(new Conf({ cwd: folder, configName: 'settings', projectName: 'test' }));
      store.saveAccounts(ACCOUNTS);
      await fill();
      expect(() => store.saveAccounts([])).toThrow(expect.objectContaining({ code: 'disk_full' }) as Error);
      expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toEqual({ accounts: ACCOUNTS });
    }),
  );
});

describe('prepareSettingsFile', () => {
  it('makes the folder and leaves a good file as it is', () =>
    inFolder(async (folder) => {
      const dataDir = join(folder, 'new');
      expect(prepareSettingsFile(dataDir, 0)).toBeNull();
      await writeFile(join(dataDir, 'settings.json'), '{"a":1}');
      expect(prepareSettingsFile(dataDir, 0)).toBeNull();
      expect(await readdir(dataDir)).toEqual(['settings.json']);
    }));

  it.each(['', '{"a":', '[]', 'null', '7'])('sets %j aside, whole', (text) =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'settings.json'), text);
      const problem = prepareSettingsFile(folder, 0);
      expect(problem?.code).toBe('settings_damaged');
      const [name = ''] = await readdir(folder);
      expect(problem?.message).toContain(name);
      expect(await readFile(join(folder, name), 'utf8')).toBe(text);
    }),
  );

  it('says what is wrong where the folder cannot be used', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      expect(() => prepareSettingsFile(join(folder, 'file', 'data'), 0)).toThrow(
        expect.objectContaining({ code: 'disk_failed' }) as Error,
      );
    }));
});
