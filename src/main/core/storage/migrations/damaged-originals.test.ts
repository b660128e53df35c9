import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Migrated } from '../data-file';
import { readJournal } from '../journal-lines';
import { activity1to2 } from './activity-1-to-2';
import { labelsAndNotes1to2 } from './labels-and-notes-1-to-2';
import { ledger2to3 } from './ledger-2-to-3';
import { preferences1to2 } from './preferences-1-to-2';
import { settings1to2 } from './settings-1-to-2';

// What 0.1.0 wrote when all went well is in fixtures; here is what disks, editors and other programs make of it.

/** The bodies of the journal that came out, change by change. */
function changesIn({ bytes }: Migrated, journal: string, version: number): string[][] {
  const changes: string[][] = [];
  let lines: string[] = [];
  const reading = readJournal(bytes, journal, version, ({ body }) => lines.push(body.toString()));
  for (let step = reading.next(); ; step = reading.next()) {
    if (lines.length > 0) changes.push(lines);
    lines = [];
    if (!step.done) continue;
    expect(step.value).toMatchObject({ isWhole: true, isDamaged: false });
    return changes;
  }
}

const journalFile = (...lines: string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(''));

describe('the activity of 0.1.0', () => {
  const line = (body: string) => `${crc32(Buffer.from(body))}\t${body}`;
  const migrated = (bytes: Buffer) => {
    const found = activity1to2(bytes);
    return { records: changesIn(found, 'activity', 2), isDamaged: found.isDamaged };
  };

  it('is taken line by line, each a change of its own', () => {
    expect(migrated(journalFile(line('one\tö'), line('two')))).toEqual({
      records: [['one\tö'], ['two']],
      isDamaged: false,
    });
    expect(migrated(Buffer.alloc(0))).toEqual({ records: [], isDamaged: false });
  });

  it('loses a line that is damaged, and says so', () => {
    for (const wrong of [line('two').replace('two', 'twa'), 'two', '', `0${line('two')}`]) {
      expect(migrated(journalFile(line('one'), wrong, line('three')))).toEqual({ records: [['one'], ['three']], isDamaged: true }); // prettier-ignore
    }
  });

  it('is read behind an empty line at its beginning', () => {
    expect(migrated(journalFile('', line('one')))).toEqual({ records: [['one']], isDamaged: true });
  });

  it('was not damaged where the app was killed while it wrote a line', () => {
    const whole = journalFile(line('one'), line('two'));
    expect(migrated(whole.subarray(0, -1))).toEqual({ records: [['one']], isDamaged: false });
  });
});

describe('the labels and notes of 0.1.0', () => {
  const migrated = (...lines: string[]) => {
    const found = labelsAndNotes1to2(journalFile(...lines));
    return { changes: changesIn(found, 'labels-and-notes', 2), isDamaged: found.isDamaged };
  };
  const HEAD = '{"version":1}';

  it('are taken change by change', () => {
    expect(migrated(HEAD, '{"a":1}', '{"a":2}', '{"end":2}', '{"a":3}', '{"end":1}')).toEqual({
      changes: [['{"a":1}', '{"a":2}'], ['{"a":3}']],
      isDamaged: false,
    }); // prettier-ignore
  });

  it('were not damaged where the app was killed in the middle of a change, of which nothing is taken', () => {
    expect(migrated(HEAD, '{"a":1}', '{"end":1}', '{"a":2}')).toEqual({ changes: [['{"a":1}']], isDamaged: false });
    const halfLine = labelsAndNotes1to2(Buffer.from(`${HEAD}\n{"a":1}\n{"end":1}\n{"a":`));
    expect([changesIn(halfLine, 'labels-and-notes', 2), halfLine.isDamaged]).toEqual([[['{"a":1}']], false]);
  });

  it('are taken as far as they can be read where a line is wrong or missing, which is reported', () => {
    const wrong = migrated(HEAD, '{"a":1}', '{"a":', '{"end":2}', '{"a":3}', '{"end":1}');
    expect(wrong).toEqual({ changes: [['{"a":1}'], ['{"a":3}']], isDamaged: true });
    expect(migrated(HEAD, '{"a":1}', '{"end":2}')).toEqual({ changes: [['{"a":1}']], isDamaged: true });
    expect(migrated(HEAD, '{"a":1}', '{"end":1}', 'x', '{"a":2}')).toEqual({
      changes: [['{"a":1}'], ['{"a":2}']],
      isDamaged: true,
    });
    for (const head of ['{"version":2}', '{}', 'x']) {
      expect(migrated(head, '{"a":1}', '{"end":1}')).toEqual({ changes: [['{"a":1}']], isDamaged: true });
    }
  });
});

describe('the record of reminders of 0.1.0', () => {
  const migrated = (...lines: string[]) => {
    const found = ledger2to3(journalFile(...lines));
    return { records: changesIn(found, 'ledger', 3).flat().map((text) => JSON.parse(text) as object), isDamaged: found.isDamaged }; // prettier-ignore
  };
  const state = (fields: object = {}) => JSON.stringify({ type: 'state', version: 2, ...fields });

  it('has a record for each thing that the state held, and those since', () => {
    const about = { accountId: 'e1', numberId: 'n1' };
    const intent = {
      id: 'x',
      target: { view: 'numbers', ...about, only: 'x' },
      renewals: [{ key: 'k', stage: 3, ...about }],
      notices: ['a'],
    };
    const announcement = {
      id: 'x',
      target: { place: 'number', environmentId: 'e1', numberId: 'n1', announcementId: 'x' },
      renewals: [{ key: 'k', offset: 3, environmentId: 'e1', numberId: 'n1' }],
      alerts: ['a'],
    };
    const alert = { key: 'a', environmentId: 'e1', numberId: 'n1' };
    const notice = { key: 'a', ...about };
    const held = state({
      settledThrough: 20_780,
      given: [{ key: 'k', day: 1 }],
      notices: [{ notice, givenAt: 5 }],
      history: [intent],
      underWay: intent,
    });
    const since = [
      { type: 'intent', announcement: intent },
      { type: 'owed', notices: [notice] },
      { type: 'shown', id: 'x' },
    ].map((record) => JSON.stringify(record));
    expect(migrated(held, ...since)).toEqual({
      records: [
        { type: 'settled', through: 20_780 },
        { type: 'announced', announced: { key: 'k', day: 1 } },
        { type: 'alert', alert, announcedAt: 5 },
        { type: 'sent', announcement },
        { type: 'intent', announcement },
        { type: 'intent', announcement },
        { type: 'due', alerts: [alert] },
        { type: 'shown', id: 'x' },
      ],
      isDamaged: false,
    });
  });

  it('of which little is left is little, and no damage', () => {
    expect(migrated(state())).toEqual({ records: [], isDamaged: false });
    expect(migrated(state({ settledThrough: null, given: null, notices: 'x', history: {} })).records).toEqual([]);
    const half = ledger2to3(Buffer.from(`${state({ settledThrough: 7 })}\n{"type":"sho`));
    expect([changesIn(half, 'ledger', 3), half.isDamaged]).toEqual([[['{"type":"settled","through":7}']], false]);
  });

  it('is damaged where a line cannot be read, and keeps the others', () => {
    const shown = '{"type":"shown","id":"x"}';
    expect(migrated(state({ settledThrough: 7 }), 'x', shown)).toEqual({
      records: [{ type: 'settled', through: 7 }, { type: 'shown', id: 'x' }],
      isDamaged: true,
    }); // prettier-ignore
    for (const first of ['x', '{"type":"state","version":1,"settledThrough":7}', '{"type":"other","version":2}']) {
      expect(migrated(first, shown)).toEqual({ records: [{ type: 'shown', id: 'x' }], isDamaged: true });
    }
  });

  it('keeps the places that it named', () => {
    const place = (target: unknown) => {
      const [record] = migrated(state(), JSON.stringify({ type: 'intent', announcement: { target } })).records;
      return (record as { announcement: { target: object } }).announcement.target;
    };
    expect(place({ view: 'renewals', accountId: 'e1' })).toEqual({ place: 'renewals', environmentId: 'e1' });
    expect(place({ view: 'numbers', accountId: 'e1', numberId: 'n' })).toEqual({ place: 'number', environmentId: 'e1', numberId: 'n' }); // prettier-ignore
  });
});

describe('the reminder preferences of 0.1.0', () => {
  const migrated = (content: unknown) => JSON.parse(preferences1to2(Buffer.from(JSON.stringify(content))).bytes.toString()) as unknown; // prettier-ignore

  it('have offsets where there were stages, and keep what is not understood', () => {
    const entry = { muted: true, stages: { lapses: [7], renews: [] } };
    expect(migrated({ version: 1, extra: 1, servers: { s: { a: entry, b: { muted: true }, c: null, d: 7 } } })).toEqual(
      {
        version: 2,
        extra: 1,
        servers: { s: { a: { muted: true, offsets: { lapses: [7], renews: [] } }, b: { muted: true }, c: null, d: 7 } },
      },
    );
  });
});

describe('the settings of 0.1.0', () => {
  const migrated = (content: unknown) => JSON.parse(settings1to2(Buffer.from(JSON.stringify(content))).bytes.toString()) as unknown; // prettier-ignore

  it('have the names of today, down to the columns of every view', () => {
    const account = { name: 'account', width: 9 };
    const environment = { name: 'environment', width: 9 };
    const id = { name: 'id', width: null };
    expect(
      migrated({
        accounts: [{ id: 'e1' }],
        views: [{ name: 'v', columns: [account, id] }, 'x'],
        settings: { appearance: 'dark', reminders: { stages: [1], notices: {}, at: 5 } },
        session: { activeAccountId: 'e1', showsAll: true, lastView: { viewId: 'v', columns: [account], plainColumns: [id, account] } }, // prettier-ignore
        other: 1,
      }),
    ).toEqual({
      version: 2,
      environments: [{ id: 'e1' }],
      savedViews: [{ name: 'v', columns: [environment, id] }, 'x'],
      settings: { appearance: 'dark', reminders: { offsets: [1], alerts: {}, at: 5 } },
      session: { activeEnvironmentId: 'e1', showsAll: true, lastView: { savedViewId: 'v', columns: [environment], plainColumns: [id, environment] } }, // prettier-ignore
      other: 1,
    });
  });

  it('keep what is not what it should be', () => {
    expect(migrated({ settings: [], session: 'x', views: null })).toEqual({ version: 2, settings: [], session: 'x', savedViews: null }); // prettier-ignore
    expect(migrated({ session: { lastView: null }, settings: { reminders: 7 }, views: [{ columns: 'x' }, { columns: [7] }] })).toEqual({ version: 2, session: { lastView: null }, settings: { reminders: 7 }, savedViews: [{ columns: 'x' }, { columns: [7] }] }); // prettier-ignore
    expect(migrated({})).toEqual({ version: 2 });
  });
});
