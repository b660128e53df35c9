import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../../shared/app-error';
import { localDay } from '../../../../shared/calendar/calendar-day';
import { parseQuery } from '../../../../shared/query/language/parse';
import { NO_PREFERENCE } from '../../../../shared/reminders/preference';
import { sampleEnvironment } from '../../../../shared/testing/sample';
import { localFacts } from './local-facts';

const NOW = new Date(2026, 10, 26, 9).getTime();
const environment = sampleEnvironment();
const HANDLED = { day: 20_800, at: 1, autoRenewal: false, endangered: false, confirmedAt: null };
const LABELS = [
  { id: 'l1', name: 'Support' },
  { id: 'l2', name: 'Sales' },
];
const page = (numberId: string, labels: string[], upTo: number, isMore: boolean) => ({
  labels: LABELS,
  numbers: [{ numberId, labels, note: `note of ${numberId}` }],
  upTo,
  isMore,
});

function setUp(damage: AppError | null = null) {
  const read = vi.fn((_: unknown, since: number) =>
    since === 0 ? page('n1', ['l2', 'gone', 'l1'], 7, true) : page('n2', [], 9, false),
  );
  const marks = vi.fn(() => Promise.resolve({ changedAt: { n3: NOW } }));
  const facts = localFacts({
    labelsAndNotes: { read, revision: () => 3, problem: () => damage },
    activity: { marks, revision: () => 4 },
    preferences: {
      version: () => 5,
      ofEnvironment: () => ({ n4: { ...NO_PREFERENCE, handled: HANDLED }, n5: NO_PREFERENCE }),
    },
  } as unknown as Parameters<typeof localFacts>[0]);
  const ask = async (query: string) => {
    const { notes, changedOn, handled } = await facts.of(
      environment,
      parseQuery(query).terms.map(({ term }) => term),
    );
    return { notes: Object.fromEntries(notes.get(environment.id)!), changedOn: Object.fromEntries(changedOn.get(environment.id)!), handled: Object.fromEntries(handled.get(environment.id)!) }; // prettier-ignore
  };
  return { facts, ask, read, marks };
}

const NOTES = {
  n1: { labels: ['Sales', 'Support'], note: 'note of n1' },
  n2: { labels: [], note: 'note of n2' },
};

describe('what is known with the list', () => {
  it('is read page by page where a query asks for labels or any text', async () => {
    for (const query of ['label:support', 'support', 'type:voice label:support', 'type:voice support']) {
      const { ask, read, marks } = setUp();
      expect(await ask(query)).toEqual({ notes: NOTES, changedOn: {}, handled: {} });
      expect(read.mock.calls.map(([, since]) => since)).toEqual([0, 7]);
      expect(marks).not.toHaveBeenCalled();
    }
  });

  it('says what damage has cost where a query asks for it', async () => {
    const damage = new AppError('labels_damaged');
    const { ask, facts } = setUp(damage);
    const lost = (query: string) => facts.lost(parseQuery(query).terms.map(({ term }) => term));
    expect(['label:support', 'support', 'changed:7d'].map(lost)).toEqual([damage, damage, null]);
    expect(setUp().facts.lost(parseQuery('support').terms.map(({ term }) => term))).toBeNull();
    expect(await ask('label:support')).toMatchObject({ notes: NOTES });
  });

  it('is the day of the last change where a query asks for it', async () => {
    const { ask, read, marks } = setUp();
    expect(await ask('changed:7d')).toEqual({ notes: {}, changedOn: { n3: localDay(NOW) }, handled: {} });
    expect(marks).toHaveBeenCalledWith(environment.id);
    expect(read).not.toHaveBeenCalled();
  });

  it('is what is handled where a query asks for it', async () => {
    const { ask } = setUp();
    expect(await ask('handled:yes')).toEqual({ notes: {}, changedOn: {}, handled: { n4: HANDLED } });
  });

  it('is not read where a query asks for nothing of it', async () => {
    const { ask, read, marks } = setUp();
    expect(await ask('type:voice')).toEqual({ notes: {}, changedOn: {}, handled: {} });
    expect([read.mock.calls, marks.mock.calls]).toEqual([[], []]);
  });

  it('has a version of all', () => {
    expect(setUp().facts.version()).toBe('3 4 5');
  });
});
