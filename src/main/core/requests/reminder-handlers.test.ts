import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { dayFromIso, localDay } from '../../../shared/calendar/calendar-day';
import { Formatter } from '../../../shared/format';
import { NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { sessionSchema, settingsSchema } from '../../../shared/settings';
import { renewalAsOf } from '../../../shared/renewals/renewal';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import type { SavedView } from '../../../shared/saved-view';
import { summarizeRenewals, type ComingRenewal } from '../renewals/renewal-summary';
import { createManualClock } from '../testing/manual-clock';
import { createNotificationHandlers, type NotificationHandlerParts } from './notification-handlers';
import { createReminderHandlers, type ReminderHandlerParts } from './reminder-handlers';
import { createReminders } from '../reminders/reminders';
import { createReminderPreferences } from '../reminders/preferences';
import { DAY, HOUR, lapsing, noon, setUp } from '../reminders/testing/reminders-on-disk';
import * as onDisk from '../reminders/testing/reminders-on-disk';
import { eventually } from '../../../shared/testing/eventually';
import { openJournal } from '../storage/data-folder';

const environment = sampleEnvironment();
const TODAY = dayFromIso('2026-11-24')!;

/** The requests over real reminders; the settings and the list are in memory. */
function requests() {
  const numbers = [lapsing('0132', '2026-11-25'), lapsing('0133', '2026-12-20')];
  setUp('2026-11-24', []); // a folder
  const clock = createManualClock(noon('2026-11-24'));
  const settings = settingsSchema.parse({});
  let session = sessionSchema.parse({});
  let savedViews: SavedView[] = [];
  const changed = vi.fn();
  const outcomeReported = vi.fn();
  const preferences = createReminderPreferences({ dataDir: onDisk.dataDir, clock });
  const format = new Formatter('en-GB');
  const coming = () => summarizeRenewals(environment, numbers, TODAY, localDay(clock.now())).coming;
  const environmentOf = (id: string) => (id === environment.id ? environment : null);
  const shown: string[] = [];
  const notify = vi.fn(({ title }: { title: string }) => {
    shown.push(title);
    return Promise.resolve({ outcome: 'shown' as const });
  });
  const reminders = createReminders({
    journal: openJournal({ dataDir: onDisk.dataDir, clock }, 'ledger'),
    clock,
    preferences,
    format,
    shell: { notify },
    coming,
    renewalsOf: () => Promise.resolve(new Map()),
    settings: () => settings.reminders,
    pausedUntil: () => session.remindersPausedUntil,
    environment: environmentOf,
    areSeveral: () => false,
    listsSettled: () => Promise.resolve(),
    onProblem: () => undefined,
    onChange: () => undefined,
  });
  const parts = {
    clock,
    shell: { notify, outcomeReported },
    format,
    settings: {
      settings: () => settings,
      session: () => session,
      savedViews: () => savedViews,
      remember: (patch: object) => (session = { ...session, ...patch }),
    },
    environments: {
      list: () => [environment],
      get(id: string) {
        const found = environmentOf(id);
        if (!found) throw new AppError('environment_not_found');
        return found;
      },
    },
    reminders,
    pause: { until: () => session.remindersPausedUntil },
    renewals: {
      ofEnvironment: () => ({ coming: coming() }),
      ofNumbers: (_: unknown, ids: string[]) =>
        Promise.resolve(
          new Map(
            ids
              .filter((id) => id !== 'undated')
              .map((id) => {
                const number = sampleNumber({ id, auto_renewal: false });
                return [id, { environment, number, renewal: renewalAsOf(number, TODAY + 1, TODAY) }];
              }),
          ),
        ),
    },
    ahead: () => Promise.resolve(coming()),
    scope: {
      narrowed: (items: ComingRenewal[]) => Promise.resolve(items.filter(({ number }) => number.id !== '0133')),
    },
    limitEffect: (...views: SavedView[][]) => Promise.resolve(views.map((some) => some.map(({ name }) => name))),
    changed,
  } as unknown as ReminderHandlerParts & NotificationHandlerParts;
  const handlers = { ...createReminderHandlers(parts), ...createNotificationHandlers(parts) };
  const prefer = async (change: object, numberIds = ['0132']): Promise<ReminderPreference> => {
    await handlers['reminders.prefer']({ environmentId: environment.id, numberIds, change });
    return preferences.of(environment, numberIds[0]!);
  };
  const { announcer } = reminders;
  onTestFinished(() => announcer.stop());
  const setViews = (...views: SavedView[]) => (savedViews = views);
  return { handlers, setViews, clock, settings, session: () => session, changed, outcomeReported, preferences, shown, prefer, announcer }; // prettier-ignore
}

describe('a request about reminders', () => {
  it('pauses them for an hour, until the reminder time of tomorrow, or permanently, and resumes them', async () => {
    const { handlers, session, changed, clock, announcer, shown } = requests();
    for (const [choice, until] of [
      ['hour', clock.now() + HOUR],
      ['tomorrow', new Date(2026, 10, 25, 9).getTime()],
      ['forever', 'forever'],
    ] as const) {
      await handlers['reminders.pause']({ choice });
      expect(session().remindersPausedUntil).toBe(until);
    }
    await announcer.check();
    expect([shown, changed.mock.calls.length]).toEqual([[], 3]);
    await handlers['reminders.pause']({ choice: null });
    expect(session().remindersPausedUntil).toBeNull();
    // it looks at once
    await eventually(() => expect(shown).toHaveLength(1));
  });

  it('shows a test notification', async () => {
    const { handlers, shown } = requests();
    expect(await handlers['reminders.test'](undefined)).toEqual({ outcome: 'shown' });
    expect(shown).toHaveLength(1);
  });

  it('lists what was shown, and for which numbers', async () => {
    const { handlers, announcer } = requests();
    await announcer.check();
    const { sent } = await handlers['reminders.inbox'](undefined);
    expect(sent).toMatchObject([{ title: '(415) 555-0132 lapses tomorrow', clickedAt: null }]);
    const numbersOf = (announcementId: string) => handlers['reminders.numbers']({ announcementId });
    expect(await numbersOf(sent[0]!.id)).toEqual([{ environmentId: environment.id, numberId: '0132' }]);
    expect(await numbersOf('another')).toEqual([]);
  });

  it('previews what would be sent', async () => {
    const { handlers, announcer, prefer, session } = requests();
    const titles = async () =>
      (await handlers['reminders.preview'](undefined)).flatMap(({ notifications }) => notifications.map(({ title }) => title)); // prettier-ignore
    expect(await titles()).toHaveLength(9);
    await announcer.check();
    expect(await titles()).toHaveLength(8);
    await prefer({ muted: true }, ['0133']);
    expect(await titles()).toEqual(['(415) 555-0132 lapses today', '(415) 555-0132 lapsed yesterday']);
    await handlers['reminders.pause']({ choice: 'forever' });
    expect([session().remindersPausedUntil, await titles()]).toEqual(['forever', []]);
  });

  it('lists which numbers a notification of the preview is about', async () => {
    const { handlers } = requests();
    const [first] = await handlers['reminders.preview'](undefined);
    const number = { environmentId: environment.id, numberId: '0132' };
    expect(first?.notifications).toMatchObject([{ count: 1, number }]);
    const { at, notifications } = first!;
    const { title } = notifications[0]!;
    const numbersOf = (named: string) => handlers['reminders.previewNumbers']({ at, index: 0, title: named });
    expect(await numbersOf(title)).toEqual([{ ...number, isHandled: false }]);
    expect(await numbersOf('another')).toEqual([]);
  });

  it('says what limiting reminders to a view too would do', async () => {
    const { handlers, setViews } = requests();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ id: name, name, reminds: name === 'a' }) as SavedView);
    setViews(a!, b!, c!);
    expect(await handlers['reminders.limitEffect']({ savedViewId: 'b' })).toEqual([['a'], ['a', 'b']]);
    expect(await handlers['reminders.limitEffect']({ savedViewId: 'a' })).toEqual([['a'], ['a']]);
    expect(await handlers['reminders.limitEffect']({ savedViewId: 'none' })).toBeNull();
    expect(await handlers['reminders.limitEffect']({ savedViewId: null })).toEqual([[], ['a']]);
    setViews(b!);
    expect(await handlers['reminders.limitEffect']({ savedViewId: null })).toBeNull();
  });

  it('says of a number that reminders are limited to others', async () => {
    const { handlers, setViews } = requests();
    const isLimited = async (numberId: string) =>
      (await handlers['reminders.sent']({ environmentId: environment.id, numberId })).isLimited;
    expect(await isLimited('0133')).toBe(false);
    setViews({ id: 'a', reminds: true } as SavedView);
    expect([await isLimited('0132'), await isLimited('0133'), await isLimited('undated')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('decides for single numbers, each decision apart from the others', async () => {
    const { handlers, prefer, changed } = requests();
    const offsets = { lapses: [2], renews: [] };
    const snooze = { until: TODAY + 3, renewal: TODAY + 1 };
    expect(await prefer({ muted: true })).toEqual({ ...NO_PREFERENCE, muted: true });
    expect(await prefer({ offsets })).toEqual({ ...NO_PREFERENCE, muted: true, offsets });
    expect(await prefer({ snoozeDays: 3 })).toEqual({ ...NO_PREFERENCE, muted: true, snooze, offsets });
    expect(await prefer({ muted: false })).toEqual({ ...NO_PREFERENCE, snooze, offsets });
    expect(await handlers['reminders.preferences']({ environmentId: environment.id })).toEqual({
      '0132': { ...NO_PREFERENCE, snooze, offsets },
    });
    expect(await prefer({ offsets: null })).toEqual({ ...NO_PREFERENCE, snooze });
    expect(await prefer({ snoozeDays: null })).toEqual(NO_PREFERENCE);
    expect(changed).toHaveBeenCalledTimes(6);
  });

  it('edits offsets of its own one by one, beginning with those of the settings', async () => {
    const { prefer, settings } = requests();
    expect((await prefer({ offsets: {} })).offsets).toEqual(settings.reminders.offsets);
    await Promise.all([prefer({ offsets: { lapses: { remove: 14 } } }), prefer({ offsets: { lapses: { add: 30 } } })]);
    expect((await prefer({ offsets: { renews: { add: 2 } } })).offsets).toEqual({
      lapses: [30, 7, 3, 1, 0, -1],
      renews: [2, 1],
    });
    expect((await prefer({ offsets: null })).offsets).toBeNull();
  });

  it('marks the next renewal as handled, with what is true of the number now, and takes that back', async () => {
    const { prefer, clock } = requests();
    const handled = { day: TODAY + 1, at: clock.now(), autoRenewal: false, endangered: false, confirmedAt: null };
    expect(await prefer({ handled: true })).toEqual({ ...NO_PREFERENCE, handled });
    clock.jump(HOUR);
    expect(await prefer({ handled: true })).toEqual({ ...NO_PREFERENCE, handled }); // as it was
    expect(await prefer({ muted: true })).toEqual({ ...NO_PREFERENCE, muted: true, handled });
    expect(await prefer({ handled: false })).toEqual({ ...NO_PREFERENCE, muted: true });
  });

  it('keeps a snooze for when handling is undone, and a new one undoes it', async () => {
    const { prefer } = requests();
    const { snooze } = await prefer({ snoozeDays: 3 });
    expect(await prefer({ handled: true })).toMatchObject({ snooze, handled: { day: TODAY + 1 } });
    expect(await prefer({ snoozeDays: null })).toMatchObject({ snooze: null, handled: { day: TODAY + 1 } });
    expect(await prefer({ snoozeDays: 5 })).toMatchObject({ snooze: { until: TODAY + 5 }, handled: null });
  });

  it('cannot put off or handle what has no renewal date', async () => {
    const { prefer } = requests();
    expect(await prefer({ handled: true }, ['undated'])).toEqual(NO_PREFERENCE);
    expect(await prefer({ snoozeDays: 3 }, ['undated'])).toEqual(NO_PREFERENCE);
  });

  it('looks at once after a decision', async () => {
    const { prefer, shown, clock } = requests();
    clock.jump(20 * DAY); // six days before the second lapses, long after the first
    await prefer({ muted: true }, ['0132']);
    await eventually(() => expect(shown).toEqual(['(415) 555-0133 lapses in 6 days']));
  });

  it('names an environment that is there', async () => {
    const { handlers } = requests();
    const missing = { code: 'environment_not_found' };
    expect(() => handlers['reminders.preferences']({ environmentId: 'none' })).toThrow(expect.objectContaining(missing) as Error); // prettier-ignore
    await expect(handlers['reminders.prefer']({ environmentId: 'none', numberIds: [], change: {} })).rejects.toMatchObject(missing); // prettier-ignore
  });

  it('passes on what a page says of a notification', async () => {
    const { handlers, announcer, outcomeReported, preferences } = requests();
    await announcer.check();
    const [{ id } = { id: '' }] = (await handlers['reminders.inbox'](undefined)).sent;
    await handlers['notification.acted']({ id, action: 'mute' });
    expect(preferences.of(environment, '0132').muted).toBe(true);
    await handlers['notification.outcome']({ id, outcome: 'shown' } as never);
    expect(outcomeReported).toHaveBeenCalledWith({ id, outcome: 'shown' });
  });
});
