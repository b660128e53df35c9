import { isoFromDay, LAST_DAY, type Day } from './calendar-day';

/** An event that lasts a whole day of the reader's calendar, whatever the zone. */
export interface DayEvent {
  /** The same for the same event in every file, so that a calendar updates it instead of adding another. */
  uid: string;
  day: Day;
  summary: string;
  description: string;
  /** When to ring, in minutes after the day's midnight; negative before it. */
  alarms: readonly number[];
}

export interface CalendarFile {
  /** What a calendar program may call it. */
  name: string;
  /** When the file is made (epoch ms). */
  madeAt: number;
  /** Does not get smaller from file to file: a calendar takes the event with the larger one for the newer. */
  sequence: number;
  events: Iterable<DayEvent>;
}

/** Octets in a line, without its end. Source: RFC 5545, section 3.1. */
const LONGEST_LINE = 75;
const MINUTES_A_DAY = 1440;

/**
 * Writes a calendar file as RFC 5545 wants it.
 *
 * Done here and not by a library: those that are maintained write the UID unescaped, let control characters through, and
 * take two seconds for each thousand events.
 */
export function writeCalendarFile(file: CalendarFile): string {
  return [...calendarFileParts(file)].join('');
}

/** As {@link writeCalendarFile}, event by event. */
export function* calendarFileParts({ name, madeAt, sequence, events }: CalendarFile): Generator<string> {
  const stamp = new Date(madeAt).toISOString().replace(/[-:]|\.\d+/g, '');
  yield linesText([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Talkover Numbers//Renewals//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
  ]);
  for (const event of events) yield linesText(eventLines(event, stamp, sequence));
  yield linesText(['END:VCALENDAR']);
}

function linesText(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ uid, day, summary, description, alarms }: DayEvent, stamp: string, sequence: number): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${date(day)}`,
    // without an end it lasts its day all the same; the last day that can be written has no next
    ...(day < LAST_DAY ? [`DTEND;VALUE=DATE:${date(day + 1)}`] : []),
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    ...alarms.flatMap((minutes) => alarmLines(minutes, summary)),
    'END:VEVENT',
  ];
}

function alarmLines(minutes: number, text: string): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:${duration(minutes)}`,
    `DESCRIPTION:${escaped(text)}`,
    'END:VALARM',
  ];
}

/** `20261125`. */
function date(day: Day): string {
  return isoFromDay(day).replaceAll('-', '');
}

/** `-P13DT15H0M0S`. */
function duration(minutes: number): string {
  const length = Math.abs(minutes);
  const days = Math.floor(length / MINUTES_A_DAY);
  const hours = Math.floor((length % MINUTES_A_DAY) / 60);
  return `${minutes < 0 ? '-' : ''}P${days}DT${hours}H${length % 60}M0S`;
}

/** A text as a value. What no text of a calendar may hold (control characters, halves of a character) is left out. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|\p{Cs}/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

const encoder = new TextEncoder();

/** A line that is too long goes on in the next, behind a space; no character is cut in two. */
function folded(line: string): string {
  if (line.length <= LONGEST_LINE && /^[ -~]*$/.test(line)) return line;
  let result = '';
  let room = LONGEST_LINE;
  for (const character of line) {
    const octets = character <= '\x7f' ? 1 : encoder.encode(character).length;
    if (octets > room) {
      result += '\r\n ';
      room = LONGEST_LINE - 1;
    }
    result += character;
    room -= octets;
  }
  return result;
}
