import { describe, expect, it } from 'vitest';
import type { ReminderForecast, ReminderInbox } from '../../../shared/bridge/requests/reminders';
import { sampleState } from '../../testing/sample-state';
import { keyOf, reminderLines, whyNothing, type ReminderLine } from './reminder-lines';

const at = (text: string) => new Date(text).getTime();
const NUMBER = { environmentId: 'a', numberId: '1' };
const toReminders = { view: 'reminders', environmentId: null } as const;
const toNumber = { view: 'numbers', ...NUMBER } as const;

const upcoming = (when: string, ...titles: string[]): ReminderForecast => ({
  at: at(when),
  notifications: titles.map((title) => ({
    title,
    body: 'body',
    urgency: 'normal',
    count: title === 'digest' ? 7 : 1,
    number: title === 'digest' ? null : NUMBER,
    openCount: title === 'digest' ? 5 : 1,
  })),
});
const sent = (when: string, title: string, more: Partial<ReminderInbox['sent'][number]> = {}) =>
  ({
    id: title,
    at: at(when),
    clickedAt: null,
    title,
    body: '',
    urgency: 'normal',
    target: toNumber,
    number: null,
    isHandled: false,
    ...more,
  }) as const;
const waiting = (title: string) =>
  ({
    title,
    body: `body of ${title}`,
    urgency: 'critical',
    target: toNumber,
    number: NUMBER,
    isHandled: false,
  }) as const;

/** A line as a word, and a mark where a day begins. */
function inWords(lines: ReminderLine[]): string[] {
  return lines.map((line) => {
    if (line.kind === 'entry') return `${line.entry.startsDay ? '* ' : ''}${line.entry.title}`;
    if (line.kind === 'heading') return `${line.section}: ${line.count}`;
    return line.kind === 'more' ? `${line.count} more` : `no ${line.section}`;
  });
}

describe('the lines of the reminders', () => {
  it('are what waits, what is upcoming and what was sent, by the user’s days', () => {
    const inbox = {
      waiting: [waiting('w1'), waiting('w2')],
      sent: [sent('2026-11-26T09:00', 's1'), sent('2026-11-25T18:00', 's2'), sent('2026-11-25T09:00', 's3')],
    };
    const forecast = [
      upcoming('2026-11-27T09:00', 'u1', 'u2'),
      upcoming('2026-11-27T23:30', 'u3'),
      upcoming('2026-11-28T00:30', 'digest'),
    ];
    expect(inWords(reminderLines(inbox, forecast, 12))).toEqual([
      'waiting: 12',
      'w1',
      'w2',
      '10 more',
      'upcoming: 4',
      '* u1',
      'u2',
      'u3',
      '* digest',
      'sent: 3',
      '* s1',
      '* s2',
      's3',
    ]);
  });

  it('keep their keys while others come in above them, and share none', () => {
    const inbox = { waiting: [], sent: [sent('2026-11-26T09:00', 's1'), sent('2026-11-25T18:00', 's2')] };
    const forecast = [upcoming('2026-11-27T09:00', 's1', 's1'), upcoming('2026-11-28T09:00', 's1', 'digest', 'digest')];
    const before = reminderLines(inbox, null, 0).map(keyOf);
    const after = reminderLines(inbox, forecast, 0).map(keyOf);
    expect(after.slice(-3)).toEqual(before.slice(-3));
    expect(new Set(after).size).toBe(after.length);
  });

  it('keep their keys when the words of a reminder change with the day, or the digest before it is sent', () => {
    const keys = (forecast: ReminderForecast[], title: string) =>
      reminderLines({ waiting: [waiting(title)], sent: [] }, forecast, 1).map(keyOf);
    const before = keys([upcoming('2026-11-27T09:00', 'digest', 'in 2 days')], 'in 2 days');
    const after = keys([upcoming('2026-11-27T09:00', 'tomorrow')], 'tomorrow');
    expect(after).toEqual(before.filter((key) => !key.includes('digest')));
  });

  it('say that there is nothing, but nothing of what waits', () => {
    const nothing = ['upcoming: 0', 'no upcoming', 'sent: 0', 'no sent'];
    expect(inWords(reminderLines({ waiting: [], sent: [] }, [], 0))).toEqual(nothing);
    expect(inWords(reminderLines({ waiting: [], sent: [] }, null, 0))).toEqual(nothing);
  });

  it('know what each is about and where it leads', () => {
    const inbox = {
      waiting: [],
      sent: [sent('2026-11-26T09:00', 's', { target: toReminders, number: NUMBER, isHandled: true, clickedAt: 7 })],
    };
    const lines = reminderLines(inbox, [upcoming('2026-11-27T09:00', 'u', 'digest')], 0);
    const entries = lines.flatMap((line) => (line.kind === 'entry' ? [line.entry] : []));
    const moment = at('2026-11-27T09:00');
    expect(entries).toMatchObject([
      {
        section: 'upcoming',
        number: NUMBER,
        target: toNumber,
        count: 1,
        openCount: 1,
        preview: { at: moment, index: 0, title: 'u' },
      },
      {
        section: 'upcoming',
        number: null,
        target: null,
        count: 7,
        openCount: 5,
        preview: { at: moment, index: 1, title: 'digest' },
      },
      { section: 'sent', number: NUMBER, openCount: 0, target: null, clickedAt: 7, preview: null },
    ]);
  });
});

describe('why nothing is upcoming', () => {
  const state = sampleState();
  const withReminders = (changes: object) => ({
    ...state,
    settings: { ...state.settings, reminders: { ...state.settings.reminders, ...changes } },
  });
  const limiting = { savedViews: [{ reminds: true } as (typeof state.savedViews)[number]] };

  it('is the first thing that the user would have to change', () => {
    expect(whyNothing(state)).toBe('nothing');
    expect(whyNothing({ ...state, ...limiting })).toBe('limited');
    const without = withReminders({ offsets: { lapses: [], renews: [] } });
    expect(whyNothing({ ...without, ...limiting })).toBe('no_offsets');
    expect(whyNothing(withReminders({ offsets: { lapses: [0], renews: [] } }))).toBe('nothing');
    const tray = { ...state.tray, pausedUntil: 'forever' as const };
    expect(whyNothing({ ...without, tray })).toBe('paused');
    expect(whyNothing({ ...withReminders({ enabled: false }), tray })).toBe('disabled');
    expect(whyNothing({ ...state, environments: [] })).toBe('no_environment');
    const sample = state.environments.map((one) => ({ ...one, kind: 'sample' as const }));
    expect(whyNothing({ ...state, environments: sample })).toBe('sample');
  });
});
