import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay, LAST_DAY } from './calendar-day';
import { writeCalendarFile, type DayEvent } from './icalendar';
import { anyCharacter } from '../testing/any-character';

const MADE_AT = Date.UTC(2026, 10, 24, 12, 30, 5, 7);

const sample: DayEvent = {
  uid: 'phone-uuid-1@app.talkover.ai',
  day: dayFromIso('2026-11-25')!,
  summary: '(415) 555-0132 lapses',
  description: 'It stops working.\nIt costs $1.15 a month.',
  alarms: [-13 * 1440 - 900, 0, 1440 + 540],
};

const write = (...events: DayEvent[]) => writeCalendarFile({ name: 'Renewals', madeAt: MADE_AT, sequence: 7, events });

/** What an independent reader finds in a file. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      isDate: event.startDate.isDate && event.endDate.isDate,
      sequence: event.sequence,
      summary: event.summary,
      description: event.description,
      stamp: String(component.getFirstPropertyValue('dtstamp')),
      transparency: component.getFirstPropertyValue('transp'),
      alarms: component
        .getAllSubcomponents('valarm')
        .map((alarm) => (alarm.getFirstPropertyValue('trigger') as ICAL.Duration).toSeconds() / 60),
    };
  });
  return { calendar, events };
}

describe('a calendar file', () => {
  it('holds what a reader needs to know about it', () => {
    const { calendar } = read(write());
    const names = ['version', 'calscale', 'method', 'prodid', 'x-wr-calname'];
    expect(names.map((name) => calendar.getFirstPropertyValue(name))).toEqual([
      '2.0', 'GREGORIAN', 'PUBLISH', '-//Talkover Numbers//Renewals//EN', 'Renewals',
    ]); // prettier-ignore
  });

  it('says when an event ends, unless no later day can be written', () => {
    const ends = (day: number) => {
      const [event] = read(write({ ...sample, day })).calendar.getAllSubcomponents('vevent');
      return event!.getFirstPropertyValue('dtend')?.toString();
    };
    expect([ends(sample.day), ends(LAST_DAY - 1), ends(LAST_DAY)]).toEqual([
      '2026-11-26',
      isoFromDay(LAST_DAY),
      undefined,
    ]);
  });

  it('holds alarms that show what the event is about', () => {
    const [event] = read(write(sample)).calendar.getAllSubcomponents('vevent');
    const alarms = event!.getAllSubcomponents('valarm');
    const shown = ['action', 'description'].map((name) => alarms.map((alarm) => alarm.getFirstPropertyValue(name)));
    expect(shown).toEqual([['DISPLAY', 'DISPLAY', 'DISPLAY'], alarms.map(() => sample.summary)]);
  });

  it('holds events that last their whole day', () => {
    expect(read(write(sample)).events).toEqual([
      {
        uid: sample.uid,
        start: '2026-11-25',
        end: '2026-11-26',
        isDate: true,
        sequence: 7,
        summary: sample.summary,
        description: sample.description,
        stamp: '2026-11-24T12:30:05Z',
        transparency: 'TRANSPARENT',
        alarms: sample.alarms,
      },
    ]);
  });

  it('writes an alarm as days, hours and minutes from the start of the day', () => {
    const text = write({ ...sample, alarms: [-13 * 1440 - 899, 541] });
    expect(text).toContain('\r\nTRIGGER:-P13DT14H59M0S\r\n');
    expect(text).toContain('\r\nTRIGGER:P0DT9H1M0S\r\n');
  });

  it('writes an event on the last day there is', () => {
    const text = write({ ...sample, day: LAST_DAY });
    expect(text).toContain('DTSTART;VALUE=DATE:99991231\r\n');
    expect(text).not.toContain('DTEND');
  });

  it.each([
    ['x'.repeat(67), ''],
    ['x'.repeat(68), 'x'],
    [`${'x'.repeat(65)}é`, ''],
    [`${'x'.repeat(66)}é`, 'é'],
    ['x'.repeat(67 + 74), 'x'.repeat(74)],
    ['é'.repeat(34), 'é'],
  ])('begins a new line only where the next character does not fit: %s', (summary, rest) => {
    const fitting = summary.slice(0, summary.length - rest.length);
    const text = write({ ...sample, summary, alarms: [] });
    expect(text).toContain(`\r\nSUMMARY:${fitting}\r\n${rest && ` ${rest}\r\n`}DESCRIPTION:`);
  });

  it('holds any text, in lines that are no longer than 75 octets', () => {
    const text = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 200 }),
      fc.string({ unit: 'grapheme', minLength: 60, maxLength: 160 }),
      fc.array(fc.constantFrom('\\', ';', ',', '\n', '\r', ':', '"', ' ', '\t', 'n', 'ü', '📞', '\u0000', '\ud800'), {
        maxLength: 120,
      }).map((parts) => parts.join('')), // prettier-ignore
    );
    const octets = (line: string) => new TextEncoder().encode(line).length;
    const readable = (written: string) => written.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}|\p{Cs}/gu, '');
    const day = fc.integer({ min: dayFromIso('1000-01-01')!, max: dayFromIso('9990-01-01')! });
    fc.assert(
      fc.property(text, text, day, (summary, description, on) => {
        const file = write({ ...sample, uid: `x${summary}`, day: on, summary, description }, sample);
        const lines = file.split('\r\n');
        expect(lines.filter((line) => octets(line) > 75 || /[\r\n]/.test(line))).toEqual([]);
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
        const [first, second] = read(file).events;
        expect(first).toMatchObject({
          uid: readable(`x${summary}`),
          summary: readable(summary),
          description: readable(description),
          start: isoFromDay(on),
          end: isoFromDay(on + 1),
        });
        expect(second?.uid).toBe(sample.uid);
      }),
      { numRuns: 150 },
    );
  });
});
