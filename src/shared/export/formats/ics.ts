import { renewalCalendarParts, type CalendarRenewal } from '../../renewals/calendar-file';
import type { ExportFormat } from './export-format';

/** Calendars are slow with more events than this. */
const MOST_EVENTS = 10_000;

/** For calendars: the next renewal of each number, the soonest first. */
export const ics: ExportFormat = {
  asksFor: { fields: false, table: false },
  holds: ({ renewal }) => renewal !== null,
  most: MOST_EVENTS,
  *parts(numbers, { name, settings, now, format }) {
    const renewals: CalendarRenewal[] = [];
    for (const { renewal, ...number } of numbers) {
      if (renewal) renewals.push({ ...number, renewal });
      yield '';
    }
    renewals.sort((a, b) => a.renewal.day - b.renewal.day);
    yield* renewalCalendarParts({ name, renewals: renewals.slice(0, MOST_EVENTS), settings, now, format });
  },
};
