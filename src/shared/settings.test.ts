import { describe, expect, it } from 'vitest';
import { DEFAULT_COPY_FORMAT } from './numbers/copy-format';
import { DEFAULT_SORT } from './query/query';
import { forEachAlertKind } from './reminders/alert-kinds';
import {
  DEFAULT_SETTINGS,
  lastViewSchema,
  patchSettings,
  sessionSchema,
  settingsPatchSchema,
  settingsSchema,
  type SettingsPatch,
} from './settings';
import { DEFAULT_COLUMNS } from './numbers/table-columns';

describe('settings', () => {
  it('are complete without a file', () => {
    expect(settingsSchema.parse({})).toEqual({
      syncIntervalMinutes: 15,
      language: 'system',
      outageAfterHours: 24,
      appearance: 'system',
      density: 'comfortable',
      closeToTray: true,
      launchAtLogin: false,
      startSavedViewId: null,
      logLevel: 'info',
      exchangeRates: { base: null, rates: {} },
      reminders: {
        enabled: true,
        offsets: { lapses: [14, 7, 3, 1, 0, -1], renews: [1] },
        at: 540,
        quietHours: { enabled: false, from: 1260, to: 480 },
        weekdaysOnly: false,
        repeatDaily: { enabled: false, from: 3 },
        onceMore: true,
        alerts: forEachAlertKind(() => true),
      },
    });
  });

  it('keep what is set and fill in the rest, at every depth', () => {
    const settings = settingsSchema.parse({ appearance: 'dark', reminders: { at: 600 } });
    expect(settings.appearance).toBe('dark');
    expect(settings.reminders).toEqual({ ...settingsSchema.parse({}).reminders, at: 600 });
  });

  it.each([
    { outageAfterHours: 5 },
    { outageAfterHours: 169 },
    { syncIntervalMinutes: 4 },
    { syncIntervalMinutes: 1441 },
    { syncIntervalMinutes: 7.5 },
    { appearance: 'sepia' },
    { reminders: { offsets: { lapses: [-31], renews: [] } } },
    { reminders: { offsets: { lapses: [], renews: [401] } } },
    { reminders: { at: 1440 } },
    { reminders: { repeatDaily: { enabled: true, from: 0 } } },
    { reminders: { repeatDaily: { enabled: true, from: 61 } } },
    { reminders: { quietHours: { enabled: true, from: -1, to: 0 } } },
  ])('refuse %j, as a whole and as a change', (settings) => {
    expect(settingsSchema.safeParse(settings).success).toBe(false);
    expect(settingsPatchSchema.safeParse(settings).success).toBe(false);
  });

  it('change only what is named', () => {
    expect(settingsPatchSchema.parse({})).toEqual({});
    expect(settingsPatchSchema.parse({ reminders: { enabled: false } })).toEqual({ reminders: { enabled: false } });
    expect(settingsPatchSchema.safeParse({ unheard: 1 }).success).toBe(false);
  });

  it('are changed at every depth by what a change names', () => {
    const changes: SettingsPatch[] = [
      { appearance: 'dark' },
      { reminders: { alerts: { price: false } } },
      { reminders: { alerts: { gone: false } } },
      { reminders: { quietHours: { enabled: true } } },
      { reminders: { quietHours: { to: 420 } } },
      { reminders: { repeatDaily: { enabled: true } } },
      { exchangeRates: { base: 'USD' } },
      { reminders: { offsets: { lapses: { remove: 14 } } } },
      { reminders: { offsets: { lapses: { remove: -1 } }, at: 600 } },
    ];
    expect(changes.reduce(patchSettings, DEFAULT_SETTINGS)).toEqual({
      ...DEFAULT_SETTINGS,
      appearance: 'dark',
      exchangeRates: { base: 'USD', rates: {} },
      reminders: {
        ...DEFAULT_SETTINGS.reminders,
        at: 600,
        alerts: forEachAlertKind((kind) => kind !== 'gone' && kind !== 'price'),
        quietHours: { enabled: true, from: 1260, to: 420 },
        repeatDaily: { enabled: true, from: 3 },
        offsets: { lapses: [7, 3, 1, 0], renews: [1] },
      },
    });
  });

  it('can change every setting that there is', () => {
    expect(Object.keys(settingsPatchSchema.shape)).toEqual(Object.keys(settingsSchema.shape));
    // rates are changed one by one
    const settings = { ...settingsSchema.parse({}), exchangeRates: { base: null } };
    expect(settingsPatchSchema.parse(settings)).toEqual(settings);
  });
});

describe('what is remembered', () => {
  it('is complete without a file', () => {
    expect(sessionSchema.parse({})).toEqual({
      activeEnvironmentId: null,
      showsAll: false,
      lastView: {
        name: 'numbers',
        query: '',
        sort: DEFAULT_SORT,
        columns: DEFAULT_COLUMNS,
        groupBy: null,
        copyFormat: DEFAULT_COPY_FORMAT,
        savedViewId: null,
        plainSort: DEFAULT_SORT,
        plainColumns: DEFAULT_COLUMNS,
        plainGroupBy: null,
      },
      drafts: { note: null, environment: null, channels: [] },
      window: null,
      fileFolders: {},
      trayExplained: false,
      firstSteps: { phase: 'before', done: [] },
      recentActions: [],
      remindersPausedUntil: null,
    });
  });

  it('knows only views and columns that exist, and queries that could be typed', () => {
    expect(lastViewSchema.safeParse({ name: 'calls' }).success).toBe(false);
    expect(lastViewSchema.safeParse({ sort: { column: 'colour', direction: 'ascending' } }).success).toBe(false);
    expect(lastViewSchema.safeParse({ query: 'x'.repeat(4001) }).success).toBe(false);
  });
});
