import { describe, expect, it } from 'vitest';
import { DEFAULT_SORT, EMPTY_QUERY } from './query/query';
import { lastViewSchema, sessionSchema, settingsPatchSchema, settingsSchema } from './settings';

describe('settings', () => {
  it('are complete without a file', () => {
    expect(settingsSchema.parse({})).toEqual({
      syncIntervalMinutes: 15,
      appearance: 'system',
      density: 'comfortable',
      closeToTray: true,
      launchAtLogin: false,
      reminders: { enabled: true, renewsWithinDays: 1, lapsesWithinDays: 14 },
    });
  });

  it('keep what is set and fill in the rest, at every depth', () => {
    const settings = settingsSchema.parse({ appearance: 'dark', reminders: { renewsWithinDays: 3 } });
    expect(settings.appearance).toBe('dark');
    expect(settings.reminders).toEqual({ enabled: true, renewsWithinDays: 3, lapsesWithinDays: 14 });
  });

  it.each([
    { syncIntervalMinutes: 4 },
    { syncIntervalMinutes: 1441 },
    { syncIntervalMinutes: 7.5 },
    { appearance: 'sepia' },
    { reminders: { lapsesWithinDays: -1 } },
    { reminders: { renewsWithinDays: 61 } },
  ])('refuse %j, as a whole and as a change', (settings) => {
    expect(settingsSchema.safeParse(settings).success).toBe(false);
    expect(settingsPatchSchema.safeParse(settings).success).toBe(false);
  });

  it('change only what is named', () => {
    expect(settingsPatchSchema.parse({})).toEqual({});
    expect(settingsPatchSchema.parse({ reminders: { enabled: false } })).toEqual({ reminders: { enabled: false } });
    expect(settingsPatchSchema.safeParse({ unheard: 1 }).success).toBe(false);
  });

  it('can change every setting that there is', () => {
    expect(Object.keys(settingsPatchSchema.shape)).toEqual(Object.keys(settingsSchema.shape));
    expect(settingsPatchSchema.parse(settingsSchema.parse({}))).toEqual(settingsSchema.parse({}));
  });
});

describe('what is remembered', () => {
  it('is complete without a file', () => {
    expect(sessionSchema.parse({})).toEqual({
      activeAccountId: null,
      lastView: { name: 'numbers', query: EMPTY_QUERY, sort: DEFAULT_SORT },
      window: null,
      trayExplained: false,
      remindersPausedUntil: null,
    });
  });

  it('knows only views, columns and capabilities that exist', () => {
    expect(lastViewSchema.safeParse({ name: 'activity' }).success).toBe(false);
    expect(lastViewSchema.safeParse({ sort: { column: 'id', direction: 'ascending' } }).success).toBe(false);
    expect(lastViewSchema.safeParse({ query: { ...EMPTY_QUERY, capabilities: ['fly'] } }).success).toBe(false);
  });
});
