import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Conf from 'conf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../shared/channels/channel';
import type { KeptFile } from '../../../shared/kept-file';
import { DEFAULT_SORT } from '../../../shared/query/query';
import { sessionSchema, settingsSchema, type Settings } from '../../../shared/settings';
import { createSettingsStore } from './settings-store';
import type { SettingsDocument } from '../ports/ports';
import { openSettingsDocument } from '../storage/settings-file';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { sampleEnvironment } from '../../../shared/testing/sample';

/** A file in memory; `refusal` is thrown where it is written. */
function memory(content: Record<string, unknown> = {}) {
  const document = {
    content: structuredClone(content),
    refusal: null as Error | null,
    get store() {
      return structuredClone(document.content);
    },
    set store(next: Record<string, unknown>) {
      if (document.refusal) throw document.refusal;
      document.content = structuredClone(next);
    },
  };
  return document satisfies SettingsDocument;
}

const SETTINGS: Settings = {
  syncIntervalMinutes: 60,
  appearance: 'dark',
  density: 'compact',
  language: 'system',
  closeToTray: false,
  launchAtLogin: true,
  startSavedViewId: '11111111-1111-4111-8111-111111111111',
  logLevel: 'debug',
  outageAfterHours: 72,
  exchangeRates: { base: 'USD', rates: { USD: { EUR: { rate: 1.08, setOn: '2026-11-12' } } } },
  reminders: {
    enabled: false,
    offsets: { lapses: [30, 2], renews: [] },
    at: 600,
    quietHours: { enabled: true, from: 0, to: 400 },
    weekdaysOnly: true,
    repeatDaily: { enabled: true, from: 5 },
    onceMore: false,
    alerts: { outage: false, missed: true, loss: true, status: false, gone: false, price: true, token: false },
  },
};
const DEFAULTS = settingsSchema.parse({});
const ENVIRONMENTS = ['7c9e6679-7425-40de-944b-e07fc1f90ae7', '0f8fad5b-d9cb-469f-a165-70867728950e'].map((id) =>
  sampleEnvironment({ id }),
);
const CHANNEL: Channel = {
  id: '16fd2706-8baf-433b-82eb-8c7fada847da',
  kind: 'slack',
  name: 'Operations',
  enabled: false,
  about: { lapses: true, renews: false, alerts: true },
  savedViewId: null,
  rhythm: 'weekly',
  at: 480,
  weekday: 5,
  language: 'pt-BR',
  followsQuietHours: false,
  followsPause: true,
  fields: { channel: 'numbers' },
  secrets: ['url'],
};
const KEPT_FILE: KeptFile = {
  id: '886313e1-3b8a-4372-9b90-0c9aee199e5d',
  savedViewId: null,
  kind: 'csv',
  headings: 'names',
  path: '/srv/numbers.csv',
};
const EARLIER = 'c9bf9e57-1685-4c89-bafb-ff5af830be8a';
const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });

/** The settings in the words of the file. */
function stored({ reminders: { offsets: offsets, alerts: alerts, ...reminders }, ...settings } = SETTINGS) {
  return { ...settings, reminders: { ...reminders, offsets, alerts } };
}

describe('the settings store', () => {
  it('has defaults before anything was chosen, and reports no damage', () => {
    const store = createSettingsStore(memory());
    expect(store.settings()).toEqual(DEFAULTS);
    expect(store.session()).toEqual(sessionSchema.parse({}));
    expect(store.environments()).toEqual([]);
    expect(store.damage).toBeNull();
  });

  it('changes what a patch names and nothing else', () => {
    const file = memory({ settings: stored(), environments: ENVIRONMENTS });
    const store = createSettingsStore(file);
    store.updateSettings({ appearance: 'light', reminders: { at: 660 } });
    store.remember({ trayExplained: true });
    const changed = { ...SETTINGS, appearance: 'light', reminders: { ...SETTINGS.reminders, at: 660 } };
    expect(store.settings()).toEqual(changed);
    const again = createSettingsStore(file);
    expect([again.settings(), again.session().trayExplained, again.environments()]).toEqual([
      changed,
      true,
      ENVIRONMENTS,
    ]);
    expect(() => store.updateSettings({ syncIntervalMinutes: 1 })).toThrow();
    expect(store.settings()).toEqual(changed);
  });

  it('changes nothing where the disk refuses', () => {
    const file = memory({ settings: stored(), environments: ENVIRONMENTS });
    const store = createSettingsStore(file);
    const before = structuredClone([file.content, store.settings(), store.session(), store.environments()]);
    file.refusal = full;
    for (const change of [() => store.updateSettings({ appearance: 'light' }), () => store.saveEnvironments([])]) {
      expect(change).toThrow(expect.objectContaining({ code: 'disk_full' }) as Error);
    }
    expect([file.content, store.settings(), store.session(), store.environments()]).toEqual(before);
  });

  it('keeps channels, kept files, proxies and views, and the tokens that became loose with them', () => {
    const file = memory({ environments: ENVIRONMENTS, looseTokens: [EARLIER] });
    const store = createSettingsStore(file);
    store.saveChannels([CHANNEL]);
    expect(store.looseTokens()).toEqual([EARLIER]);
    store.saveEnvironments(ENVIRONMENTS.slice(1));
    expect(store.looseTokens()).toEqual([EARLIER]);
    store.saveKeptFiles([KEPT_FILE]);
    store.saveProxies(['proxy.example:8080']);
    store.saveTogether({ unfinishedImport: true });

    const again = createSettingsStore(file);
    expect([again.channels(), again.keptFiles(), again.proxies()]).toEqual([
      [CHANNEL],
      [KEPT_FILE],
      ['proxy.example:8080'],
    ]);
    expect([again.environments(), again.looseTokens(), again.unfinishedImport()]).toEqual([
      ENVIRONMENTS.slice(1),
      [EARLIER],
      true,
    ]);
    again.saveChannels([], [CHANNEL.id]);
    again.saveEnvironments([], [CHANNEL.id, ENVIRONMENTS[1]!.id]);
    const last = createSettingsStore(file);
    expect([last.channels(), last.keptFiles(), last.looseTokens()]).toEqual([
      [],
      [KEPT_FILE],
      [CHANNEL.id, ENVIRONMENTS[1]!.id],
    ]);
  });

  it('reports the content that it wrote, and none that the disk refused', () => {
    const file = memory();
    const contents: unknown[] = [];
    const store = createSettingsStore(file, { onWritten: (content) => contents.push(content) });
    file.refusal = full;
    expect(() => store.saveChannels([CHANNEL])).toThrow(expect.objectContaining({ code: 'disk_full' }) as Error);
    expect(store.channels()).toEqual([]);
    file.refusal = null;
    store.saveChannels([CHANNEL]);
    expect(contents).toEqual([file.content]);
  });

  it('remembers next to what no page could send', () => {
    const document = memory({ version: 2, session: { lastView: { query: 'x'.repeat(5_000) } } });
    const store = createSettingsStore(document);
    store.remember({ trayExplained: true });
    expect(document.content.session).toMatchObject({ trayExplained: true, lastView: { query: 'x'.repeat(5_000) } });
  });

  it('goes on with what it remembers where the disk refuses, says so, and writes it when it can', () => {
    const file = memory({});
    const problems: unknown[] = [];
    const store = createSettingsStore(file, { onRemembered: (problem) => problems.push(problem?.code ?? null) });
    file.refusal = full;
    store.remember({ trayExplained: true });
    expect(store.session().trayExplained).toBe(true);
    file.refusal = null;
    store.updateSettings({ appearance: 'dark' });
    store.remember({ remindersPausedUntil: 'forever' });
    expect(problems).toEqual(['disk_full', null]);
    expect(file.content.session).toMatchObject({ trayExplained: true, remindersPausedUntil: 'forever' });
  });

  it('writes the whole file at each change, whatever became of it in the meantime', () => {
    const file = memory({ settings: stored(), environments: ENVIRONMENTS, future: 1 });
    const store = createSettingsStore(file);
    file.content = {};
    store.remember({ trayExplained: true });
    const again = createSettingsStore(file);
    expect([again.settings(), again.environments(), file.content.future]).toEqual([SETTINGS, ENVIRONMENTS, 1]);
  });

  it('keeps every field and environment that can be read, whatever happened to the others, and those in the file', () => {
    const names = Object.keys(SETTINGS).filter((name) => name !== 'reminders');
    const inner = Object.keys(stored().reminders);
    const nameOf: Record<string, string> = { offsets: 'offsets', alerts: 'alerts' };
    fc.assert(
      fc.property(fc.subarray(names), fc.subarray(inner), fc.subarray([0, 1]), (bad, badInner, badEnvironments) => {
        const spoil = <T extends object>(fields: T, which: string[]) =>
          ({ ...fields, ...Object.fromEntries(which.map((name) => [name, 'damaged'])) }) as T;
        const { reminders, ...rest } = stored();
        const settings = { ...spoil(rest, bad), reminders: spoil(reminders, badInner) };
        const environments = ENVIRONMENTS.map((environment, index) => (badEnvironments.includes(index) ? { id: 7 } : environment));
        const file = memory({ settings, environments });
        const store = createSettingsStore(file);

        const pick = <T extends object>(from: T, which: string[]) =>
          Object.fromEntries(Object.entries(from).filter(([name]) => which.includes(name)));
        expect(store.settings()).toEqual({
          ...SETTINGS,
          ...pick(DEFAULTS, bad),
          reminders: { ...SETTINGS.reminders, ...pick(DEFAULTS.reminders, badInner.map((name) => nameOf[name] ?? name)) },
        });
        const readable = ENVIRONMENTS.filter((_, index) => !badEnvironments.includes(index));
        expect(store.environments()).toEqual(readable);
        const isDamaged = bad.length + badInner.length + badEnvironments.length > 0;
        expect(store.damage?.code ?? null).toBe(isDamaged ? 'settings_unread' : null);

        store.saveEnvironments([...store.environments()].reverse());
        expect(file.content.settings).toEqual(settings);
        const lost = environments.filter(({ id }) => id === 7);
        expect(new Set(file.content.environments as unknown[])).toEqual(new Set([...readable, ...lost]));
      }),
    );
  }); // prettier-ignore

  it.each(['text', 7, ['list'], true])('starts with defaults where whole parts are %j', (value) => {
    const file = memory({ settings: value, session: value, environments: 'none', savedViews: value });
    const store = createSettingsStore(file);
    expect([store.settings(), store.environments(), store.savedViews()]).toEqual([DEFAULTS, [], []]);
    expect(store.damage?.code).toBe('settings_unread');
    expect(file.content.settings).toEqual(value);
  });

  it('reads each field of a view on its own, and keeps what it does not know', () => {
    const view = {
      id: ENVIRONMENTS[0]!.id,
      name: 'Mine',
      query: 'type:voice',
      sort: { column: 'mood', direction: 'ascending' },
      columns: [{ name: 'number', width: 100 }, { name: 'mood', width: 90 }],
      groupBy: null,
      pinned: true,
      notifies: 'daily',
    };
    const file = memory({ savedViews: [view, { id: 'no id' }] });
    const store = createSettingsStore(file);
    const [read] = store.savedViews();
    expect(read).toEqual({
      id: view.id,
      name: 'Mine',
      query: 'type:voice',
      sort: DEFAULT_SORT,
      columns: [{ name: 'number', width: 100 }],
      groupBy: null,
      pinned: true,
      reminds: false,
    });
    store.saveSavedViews([{ ...read!, name: 'Ours' }]);
    expect(file.content.savedViews).toEqual([{ ...view, name: 'Ours', reminds: false }, { id: 'no id' }]);
  }); // prettier-ignore

  it('writes nothing over the file of a later version, and says so', () => {
    const content = { version: 3, settings: { appearance: 'dark' }, environments: { moved: true } };
    const file = memory(content);
    const store = createSettingsStore(file);
    const values = { what: 'settings', file: 'settings.json' };
    expect(store.damage).toMatchObject({ code: 'file_newer', values });
    expect([store.settings(), store.environments()]).toEqual([DEFAULTS, []]);
    store.remember({ trayExplained: true });
    expect(() => store.updateSettings({ appearance: 'light' })).toThrow(
      expect.objectContaining({ code: 'file_newer' }) as Error,
    );
    expect([store.session().trayExplained, file.content]).toEqual([true, content]);
  });

  it.skipIf(noSmallDisk)(`keeps its file whole on a full disk (${noSmallDisk ?? 'for real'})`, () =>
    onSmallDisk(async ({ folder, fill }) => {
      const store = createSettingsStore(openSettingsDocument(Conf, folder));
      store.saveEnvironments(ENVIRONMENTS);
      const before = await readFile(join(folder, 'settings.json'), 'utf8');
      await fill();
      expect(() => store.saveEnvironments([])).toThrow(expect.objectContaining({ code: 'disk_full' }) as Error);
      expect(await readFile(join(folder, 'settings.json'), 'utf8')).toBe(before);
    }),
  );
});
