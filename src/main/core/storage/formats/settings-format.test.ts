import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../../../shared/environment';
import { DEFAULT_SORT } from '../../../../shared/query/query';
import { forEachAlertKind } from '../../../../shared/reminders/alert-kinds';
import { DEFAULT_OFFSETS } from '../../../../shared/reminders/offsets';
import { DEFAULT_SETTINGS, sessionSchema } from '../../../../shared/settings';
import { DEFAULT_COLUMNS } from '../../../../shared/numbers/table-columns';
import { sampleEnvironment } from '../../../../shared/testing/sample';
import { readSettingsParts, storedParts, type SettingsParts } from './settings-format';

const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const environment = sampleEnvironment({ color: 'red', scope: { type: 'sms', has_voice: true, has_whatsapp: false, search: 'x' } }); // prettier-ignore
const view = {
  id: ID,
  name: 'Mine',
  query: 'type:voice',
  sort: { column: 'renews', direction: 'descending' },
  columns: [
    { name: 'number', width: 100 },
    { name: 'status', width: null },
  ],
  groupBy: 'label',
  pinned: true,
  reminds: true,
} as const;
const { query, sort, columns, groupBy } = view;

const channel = {
  id: ID,
  kind: 'email',
  name: 'Mail',
  enabled: false,
  about: { lapses: false, renews: false, alerts: false },
  savedViewId: ID,
  rhythm: 'weekly',
  at: 1,
  weekday: 0,
  language: 'app',
  followsQuietHours: false,
  followsPause: false,
  fields: { host: 'mail.example.com' },
  secrets: ['password'],
} as const;

const { kind, name, savedViewId, rhythm, at, weekday, language, followsQuietHours, followsPause } = channel;
const channelDraft = {
  ...{ kind, name, savedViewId, rhythm, at, weekday, language, followsQuietHours, followsPause },
  channelId: ID,
  about: { ...channel.about },
  fields: { ...channel.fields },
  removed: ['password'],
};

/** Parts of which no field has its default. */
const PARTS: SettingsParts = structuredClone({
  settings: {
    syncIntervalMinutes: 60,
    appearance: 'dark',
    density: 'compact',
    language: 'en-XA',
    closeToTray: false,
    launchAtLogin: true,
    startSavedViewId: ID,
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
      alerts: forEachAlertKind(() => false),
    },
  },
  session: {
    activeEnvironmentId: ID,
    showsAll: true,
    lastView: {
      name: 'renewals',
      query,
      sort,
      columns,
      groupBy,
      copyFormat: { spelling: 'formatted', separator: 'commas' },
      savedViewId: ID,
      plainSort: sort,
      plainColumns: [{ name: 'id', width: 48 }],
      plainGroupBy: 'agent',
    },
    recentActions: ['sync', 'view.numbers'],
    window: { x: 1, y: -2, width: 320, height: 240, maximized: true },
    fileFolders: { csv: '/home/ada/lists' },
    trayExplained: true,
    firstSteps: { phase: 'open', done: ['lapsing'] },
    drafts: {
      note: { environmentId: ID, numberId: 'n', number: '+1', formatted: '1', text: 'a note' },
      environment: { environmentId: null, name: 'New', color: 'blue', baseUrl: 'http', scope: NO_FILTERS },
      channels: [channelDraft],
    },
    remindersPausedUntil: 'forever',
  },
  environments: [environment, { ...environment, kind: 'sample' }],
  savedViews: [view],
  channels: [channel],
  keptFiles: [{ id: ID, savedViewId: ID, kind: 'ics', headings: 'names', path: '/renewals.ics' }],
  proxies: ['proxy.example:8080'],
  looseTokens: ['44444444-4444-4444-8444-444444444444'],
  unfinishedImport: true,
}) as unknown as SettingsParts; // prettier-ignore

type Fields = Record<string, unknown>;

/** Reads the file with one field as another value; a path is like `session.window.width`. */
function withField(path: string, value: unknown) {
  const content = structuredClone(storedParts(PARTS)) as unknown as Fields;
  const names = path.split('.');
  const last = names.pop()!;
  const owner = names.reduce((fields, name) => fields[name] as Fields, content);
  owner[last] = value;
  return readSettingsParts(content);
}

describe('the settings file', () => {
  it('holds every field, in words of its own', () => {
    const content = JSON.parse(JSON.stringify(storedParts(PARTS))) as Fields;
    expect(readSettingsParts(content)).toEqual({ ...PARTS, isDamaged: false });
    expect(content).toMatchObject({
      settings: { reminders: { offsets: { lapses: [30, 2] }, alerts: { status: false } } },
      session: {
        activeEnvironmentId: ID,
        lastView: { savedViewId: ID },
        drafts: { note: { environmentId: ID }, environment: { environmentId: null } },
      },
      environments: [{ id: ID }, { kind: 'sample' }],
      savedViews: [{ name: 'Mine' }],
    });
  });

  it('may hold nothing, which is no damage', () => {
    const defaults = { settings: DEFAULT_SETTINGS, session: sessionSchema.parse({}), environments: [], savedViews: [], channels: [], keptFiles: [], proxies: [], looseTokens: [], unfinishedImport: false }; // prettier-ignore
    expect(readSettingsParts({})).toEqual({ ...defaults, isDamaged: false });
    expect(readSettingsParts({ settings: {}, session: {}, environments: [], savedViews: [] }).isDamaged).toBe(false);
    expect(JSON.parse(JSON.stringify(storedParts(defaults)))).toMatchObject({ session: { drafts: { note: null } } });
  });

  it.each([
    ['settings.outageAfterHours', [6, 168], [5, 169, '24'], DEFAULT_SETTINGS.outageAfterHours],
    ['settings.syncIntervalMinutes', [5, 1440], [4, 1441, 7.5, '60'], DEFAULT_SETTINGS.syncIntervalMinutes],
    ['settings.density', ['comfortable', 'compact'], ['tight', 7], DEFAULT_SETTINGS.density],
    ['settings.exchangeRates.base', ['USD', null], ['usd', 'USDOLLARS', 'AUSD', 7], null],
    ['settings.exchangeRates.rates', [{ USD: { EUR: { rate: 1.1, setOn: '2026-11-12' } }, CHF: {} }], ['none', 7], {}],
    ['settings.reminders.at', [0, 1439], [-1, 1440, 0.5], DEFAULT_SETTINGS.reminders.at],
    ['settings.reminders.quietHours.from', [0, 1439], [-1, 1440], DEFAULT_SETTINGS.reminders.quietHours.from],
    ['session.lastView.groupBy', ['agent', null], ['area', 7], null],
    ['savedViews.0.groupBy', ['country', null], ['area', 7], null],
    ['channels.0.rhythm', ['daily'], ['hourly', 7], 'immediate'],
    ['channels.0.weekday', [0, 6], [7, -1, '1'], 1],
    ['channels.0.enabled', [true], ['no'], true],
    ['channels.0.name', ['a'], ['', 7], 'Talkover'],
    ['channels.0.about.lapses', [true], ['no'], true],
    ['channels.0.about.renews', [true], ['no'], true],
    ['channels.0.about.alerts', [true], ['no'], true],
    ['channels.0.at', [0, 1439], [-1, 1440, 0.5], 9 * 60],
    ['channels.0.language', ['de'], ['xx', 7], 'app'],
    ['channels.0.followsQuietHours', [true], ['no'], true],
    ['channels.0.followsPause', [true], ['no'], true],
    ['channels.0.fields', [{}], [{ host: 7 }, 'host'], {}],
    ['channels.0.secrets', [[]], [[7], 'password'], []],
    ['keptFiles.0.headings', ['names'], ['loud', 7], 'fields'],
    ['proxies', [['proxy.example:8080'], []], ['proxy.example:8080', { proxy: 7 }], []],
    ['session.activeEnvironmentId', [null, ''], [7], null],
    ['session.showsAll', [true], ['yes'], false],
    ['session.lastView.query', [''], [7], ''],
    ['session.lastView.name', ['activity'], ['home', 7], 'numbers'],
    ['session.lastView.sort', [view.sort], [{ column: 'number' }, { column: 'mood', direction: 'ascending' }], DEFAULT_SORT], // prettier-ignore
    ['session.lastView.savedViewId', [null], ['view', 7], null],
    ['session.lastView.copyFormat.spelling', ['international'], ['loud'], 'e164'],
    ['session.lastView.copyFormat.separator', ['commas'], ['stars'], 'lines'],
    ['session.recentActions', [[], ['sync']], ['sync', { sync: 7 }], []],
    ['session.window', [null, { width: 320, height: 240, maximized: false }, { x: 0, y: -9, width: 900, height: 700, maximized: true }], [{ width: 319, height: 240 }, { width: 320, height: 239 }, { x: 0.5, width: 900, height: 700 }, 'large'], null], // prettier-ignore
    ['session.firstSteps.phase', ['open', 'closed'], ['ajar', true], 'before'],
    ['session.remindersPausedUntil', [null, 7, 'forever'], ['soon', true], null],
    ['session.drafts.note', [null], [{ environmentId: 'x' }, 'text'], null],
    ['session.drafts.channels', [[], [channelDraft]], ['text', 7], []],
    ['session.drafts.environment', [null], [{ environmentId: ID, name: 7 }, 'text'], null],
  ])('has the default of %s where it cannot be read, and only there', (path, good, bad, fallback) => {
    const names = path.split('.');
    const last = names.pop()!;
    const ownerIn = (parts: object) => names.reduce((fields, name) => fields[name] as Fields, parts as Fields);
    const whole = withField(path, good[0]);
    const read = (value: unknown) => {
      const { isDamaged, ...parts } = withField(path, value);
      const found = ownerIn(parts)[last];
      ownerIn(parts)[last] = ownerIn(whole)[last];
      expect({ ...parts, isDamaged: false }).toEqual(whole); // nothing else is touched
      return [found, isDamaged];
    };
    for (const value of good) expect(read(value)).toEqual([value, false]);
    for (const value of bad) expect(read(value)).toEqual([fallback, true]);
    expect(read(undefined)).toEqual([fallback, false]);
  });

  it('counts those exchange rates that can be read', () => {
    const good = { rate: 1.1, setOn: '2026-11-12' };
    const bad = { GBP: { ...good, rate: 0 }, SEK: { ...good, setOn: 'today' }, euro: good, JPY: 7 };
    const { settings, isDamaged } = withField('settings.exchangeRates.rates', { USD: { EUR: good, ...bad }, us: {} });
    expect([settings.exchangeRates.rates, isDamaged]).toEqual([{ USD: { EUR: good } }, true]);
  });

  it('counts those offsets that can be read, each once and earliest first', () => {
    const lapses = (offsets: unknown) => {
      const { settings, isDamaged } = withField('settings.reminders.offsets.lapses', offsets);
      return [settings.reminders.offsets.lapses, isDamaged];
    };
    expect(lapses([1, 400, -30, 1, 30])).toEqual([[400, 30, 1, -30], false]);
    expect(lapses([1, 401, -31, 2.5, '3'])).toEqual([[1], true]);
    expect(lapses([])).toEqual([[], false]);
    expect(lapses('none')).toEqual([DEFAULT_OFFSETS.lapses, true]);
    expect(lapses(undefined)).toEqual([DEFAULT_OFFSETS.lapses, false]);
    expect(withField('settings.reminders.offsets.renews', 7).settings.reminders.offsets.renews).toEqual(DEFAULT_OFFSETS.renews); // prettier-ignore
  });

  it('counts those columns that can be read, each once', () => {
    const columns = (value: unknown) => {
      const { session, isDamaged } = withField('session.lastView.plainColumns', value);
      return [session.lastView.plainColumns, isDamaged];
    };
    const wide = { name: 'id', width: 800 };
    expect(columns([wide, { name: 'id', width: 60 }, { name: 'type' }])).toEqual([[wide, { name: 'type', width: null }], false]); // prettier-ignore
    expect(columns([{ name: 'id', width: 801 }, { name: 'type', width: 47 }])).toEqual([[{ name: 'id', width: null }, { name: 'type', width: null }], true]); // prettier-ignore
    expect(columns([{ name: 'mood' }])).toEqual([[...DEFAULT_COLUMNS], true]);
    expect(columns([])).toEqual([[...DEFAULT_COLUMNS], false]);
  });

  it.each([
    ['name', 'Talkover', ['', 7]],
    ['color', 'teal', ['beige']],
    ['scope', NO_FILTERS, ['all', 7]],
  ])('has a default for the %s of an environment', (name, fallback, bad) => {
    for (const value of [...bad, undefined]) {
      const { environments, isDamaged } = withField(`environments.0.${name}`, value);
      expect([environments[0], isDamaged]).toEqual([{ ...environment, [name]: fallback }, value !== undefined]);
    }
  });

  it.each(['type', 'has_voice', 'has_whatsapp', 'search'])('asks for all where %s of a scope is unknown', (name) => {
    const { environments, isDamaged } = withField(`environments.0.scope.${name}`, 7);
    expect([environments[0]?.scope, isDamaged]).toEqual([{ ...environment.scope, [name]: null }, true]);
  });

  it.each([
    ['id', 'x'],
    ['kind', 'dead'],
    ['baseUrl', 'http://talkover.ai'],
    ['baseUrl', 7],
  ])('leaves out an environment whose %s is %j', (name, value) => {
    // prettier-ignore
    const { environments, isDamaged } = withField(`environments.0.${name}`, value);
    expect([environments, isDamaged]).toEqual([[PARTS.environments[1]], true]);
  });

  it.each([
    ['id', 'x'],
    ['name', ''],
    ['name', 7],
  ])('leaves out a saved view whose %s is %j', (name, value) => {
    expect(withField(`savedViews.0.${name}`, value)).toMatchObject({ savedViews: [], isDamaged: true });
  });

  it.each([
    ['query', ''],
    ['pinned', false],
    ['reminds', false],
    ['sort', DEFAULT_SORT],
    ['columns', [...DEFAULT_COLUMNS]],
  ])('has a default for the %s of a saved view', (name, fallback) => {
    // prettier-ignore
    expect(withField(`savedViews.0.${name}`, undefined)).toMatchObject({ savedViews: [{ ...view, [name]: fallback }], isDamaged: false }); // prettier-ignore
    expect(withField(`savedViews.0.${name}`, 7)).toMatchObject({ savedViews: [{ ...view, [name]: fallback }], isDamaged: true }); // prettier-ignore
  });
});
