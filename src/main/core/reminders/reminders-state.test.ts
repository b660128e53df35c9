import { mkdir, rm } from 'node:fs/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { dayFromIso, localDay } from '../../../shared/calendar/calendar-day';
import { Formatter } from '../../../shared/format';
import { NO_PREFERENCE } from '../../../shared/reminders/preference';
import { settingsSchema, type Session } from '../../../shared/settings';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { summarizeRenewals } from '../renewals/renewal-summary';
import { createManualClock } from '../testing/manual-clock';
import { createReminderPreferences } from './preferences';
import { createReminders } from './reminders';
import { lapsing, noon } from './testing/reminders-on-disk';
import { openJournal } from '../storage/data-folder';
import { inFolder } from '../../../shared/testing/temporary-folder';

const environment = sampleEnvironment();
const other = sampleEnvironment({ id: '0b9f6ad4-5a0b-4a0e-9a53-0d1f0a2f6f10', name: 'Staging' });
const TODAY = dayFromIso('2026-11-24')!;

function remindersIn(dataDir: string, pausedUntil: Session['remindersPausedUntil'] = null) {
  const clock = createManualClock(noon('2026-11-24'));
  const onChange = vi.fn();
  const problems: (string | null)[] = [];
  const titles: string[] = [];
  const numbers = [lapsing('0132', '2026-11-25'), lapsing('0133', '2026-11-25')];
  const reminders = createReminders({
    journal: openJournal({ dataDir, clock }, 'ledger'),
    clock,
    preferences: createReminderPreferences({ dataDir, clock }),
    format: new Formatter('en-GB'),
    shell: {
      notify({ title }) {
        titles.push(title);
        return Promise.resolve({ outcome: 'shown' });
      },
    },
    coming: () => summarizeRenewals(environment, numbers, TODAY, localDay(clock.now())).coming,
    renewalsOf: () => Promise.resolve(new Map()),
    settings: () => settingsSchema.parse({}).reminders,
    pausedUntil: () => pausedUntil,
    environment: (id) => [environment, other].find((one) => one.id === id) ?? null,
    areSeveral: () => true,
    listsSettled: () => Promise.resolve(),
    onProblem: (error) => problems.push(error?.message ?? null),
    onChange,
  });
  onTestFinished(() => reminders.announcer.stop());
  return { reminders, onChange, titles, problems };
}

describe('reminders as the app sees them', () => {
  it('say when it was last checked what is due, and when it will be again, as soon as a check is reported', () =>
    inFolder(async (folder) => {
      const { reminders, onChange } = remindersIn(folder);
      await reminders.load();
      expect(reminders.state()).toMatchObject({ lastCheckAt: null, nextCheckAt: null });
      const states: unknown[] = [];
      onChange.mockImplementation(() => states.push(reminders.state()));
      await reminders.announcer.check();
      const NOON = noon('2026-11-24');
      const HOUR = 3_600_000;
      expect(states.at(-1)).toMatchObject({ lastCheckAt: NOON, nextCheckAt: NOON + HOUR });
      await reminders.announcer.stop();
      expect(reminders.state()).toMatchObject({ lastCheckAt: NOON, nextCheckAt: null });
    }));

  it('say how many wait, renewals and all else', () =>
    inFolder(async (folder) => {
      const { reminders } = remindersIn(folder, 'forever');
      await reminders.load();
      await reminders.tokenRefused(environment);
      expect(reminders.state()).toMatchObject({ held: 'paused', waiting: 3 });
      expect(reminders.waiting()).toMatchObject({ held: 'paused', alerts: [{ kind: 'token' }] });
      expect(reminders.waiting().renewals).toHaveLength(2);
      expect(reminders.ledger.dueAlerts()).toEqual([
        {
          key: `token ${environment.id}`,
          kind: 'token',
          environmentId: environment.id,
          numberId: null,
          number: '',
          facts: {},
          at: noon('2026-11-24'),
        },
      ]);
      await reminders.announcer.stop();
    }));

  it('have a revision that moves with each look and each decision, and tell of the look', () =>
    inFolder(async (folder) => {
      const { reminders, onChange } = remindersIn(folder);
      await reminders.load();
      const before = reminders.state().revision;
      await reminders.announcer.check();
      expect(reminders.state().revision).toBe(before + 1);
      expect(onChange).toHaveBeenCalledTimes(1);
      await reminders.preferences.change(environment, ['0132'], () => ({ ...NO_PREFERENCE, muted: true }));
      expect(reminders.state().revision).toBe(before + 2);
      await reminders.announcer.stop();
    }));

  it('tell of the refused token of each environment', () =>
    inFolder(async (folder) => {
      const { reminders, titles } = remindersIn(folder);
      await reminders.load();
      await reminders.announcer.check();
      await reminders.tokenRefused(environment);
      await reminders.tokenRefused(other);
      await reminders.tokenRefused(other);
      expect(titles).toHaveLength(4);
      await reminders.syncSucceeded(environment);
      await reminders.tokenRefused(other);
      await reminders.tokenRefused(environment);
      expect(titles).toHaveLength(5);
      await reminders.announcer.stop();
    }));

  it('name what could not be written', () =>
    inFolder(async (folder) => {
      const { reminders, problems } = remindersIn(folder);
      await reminders.load();
      await reminders.announcer.check();
      const keys = reminders.ledger.history().flatMap(({ renewals }) => renewals.map(({ key }) => key));
      await rm(`${folder}/ledger.jsonl`);
      await mkdir(`${folder}/ledger.jsonl`);
      await reminders.tokenRefused(environment);
      expect(problems.some((message) => message?.includes('the reminder history'))).toBe(true);
      expect(keys.map((key) => reminders.ledger.announced(key)?.lapses)).toEqual([1, 1]);
      await reminders.announcer.stop();
    }));
});
