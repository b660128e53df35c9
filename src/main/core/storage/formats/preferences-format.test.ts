import { describe, expect, it } from 'vitest';
import { changePreference, encodePreferences, readPreference, readPreferences } from './preferences-format';

const NONE = { muted: false, snooze: null, offsets: null, handled: null };
const bytesOf = (content: unknown) => Buffer.from(JSON.stringify(content));

describe('an entry of the reminder settings', () => {
  it('is read field by field', () => {
    const snooze = { until: 2, renewal: 5 };
    const stored = { muted: true, snooze, offsets: { lapses: [1, 7, 1], renews: [] } };
    expect(readPreference(stored)).toEqual({ ...NONE, muted: true, snooze, offsets: { lapses: [7, 1], renews: [] } });
    expect(readPreference({ muted: 'maybe', snooze: 7, offsets: { lapses: [1.5], renews: [] } })).toEqual(NONE);
    expect(readPreference({ muted: true, snooze: { until: 'soon', renewal: 5 } })).toEqual({ ...NONE, muted: true });
  });

  it('says what is handled, as a whole or not at all', () => {
    const handled = { day: 20, at: 7, autoRenewal: false, endangered: true, confirmedAt: null };
    expect(readPreference({ handled })).toEqual({ ...NONE, handled });
    expect(readPreference({ handled: { ...handled, confirmedAt: 9 } }).handled?.confirmedAt).toBe(9);
    expect(readPreference({ handled: { ...handled, confirmedAt: 'later' } }).handled).toEqual(handled);
    expect(readPreference({ handled: { ...handled, isCounted: true } }).handled).toEqual({ ...handled, isCounted: true }); // prettier-ignore
    expect(readPreference({ handled: { ...handled, isCounted: 'no' } }).handled).toEqual(handled);
    for (const odd of [7, 'yes', {}, { ...handled, day: 1.5 }, { ...handled, autoRenewal: undefined }]) {
      expect(readPreference({ muted: true, handled: odd })).toEqual({ ...NONE, muted: true });
    }
    expect(changePreference({ later: 1 }, { ...NONE, handled })).toEqual({ ...NONE, handled, later: 1 });
  });

  it.each([undefined, null, 7, 'text', [], {}])('says nothing where it is %j', (stored) => {
    expect(readPreference(stored)).toEqual(NONE);
  });

  it('keeps what it does not know, and is dropped where nothing is left', () => {
    const muted = { ...NONE, muted: true };
    expect(changePreference({ muted: false, later: 1 }, muted)).toEqual({ ...muted, later: 1 });
    expect(changePreference({ muted: true, later: 1 }, NONE)).toMatchObject({ later: 1, muted: false });
    expect(changePreference({ muted: true, later: null }, NONE)).toBeNull();
    for (const odd of [undefined, null, 'text', [1]]) {
      expect(changePreference(odd, muted)).toEqual(muted);
      expect(changePreference(odd, NONE)).toBeNull();
    }
    const offsets = { lapses: [1], renews: [] };
    expect(changePreference({}, { ...NONE, offsets })).toEqual({ ...NONE, offsets });
  });
});

describe('the file of reminder settings', () => {
  it('is written as it was read, with the version of the app', () => {
    const content = { version: 2, later: 1, servers: { s: { n1: { muted: true }, n2: 'odd' }, t: {} } };
    const { content: read, isDamaged } = readPreferences(bytesOf(content));
    expect(isDamaged).toBe(false);
    expect(read.servers.get('s')?.get('n2')).toBe('odd');
    expect(JSON.parse(encodePreferences(read, 3))).toEqual({ ...content, version: 3 });
  });

  it.each([null, 7, 'text', [1]])(
    'is damaged where the numbers of a server are %j, and the others count',
    (numbers) => {
      const { content, isDamaged } = readPreferences(bytesOf({ servers: { s: numbers, t: { n: {} } } }));
      expect([isDamaged, [...content.servers.keys()]]).toEqual([true, ['t']]);
    },
  );

  it.each([{}, { servers: 7 }, { servers: [] }, []])('is none where it is %j', (content) => {
    expect(() => readPreferences(bytesOf(content))).toThrow();
  });
});
