import { isoFromDay } from '../../../shared/calendar-day';
import { BYTE_ORDER_MARK } from '../../../shared/export/csv';
import {
  csvParts,
  EXPORT_FIELDS,
  jsonParts,
  type ExportedNumber,
  type ExportField,
} from '../../../shared/export/number-table';
import { fieldsShown } from '../../../shared/export/shown-fields';
import { nextRenewal } from '../../../shared/renewal';
import { renewalCalendarParts, type CalendarRenewal } from '../../../shared/renewal-calendar';
import { inSlices } from '../../pause';
import { saveFile } from '../../save-file';
import { useAppStore } from '../../stores/app';
import { useLabelsStore } from '../../stores/labels';
import { useReminderPreferencesStore } from '../../stores/reminder-preferences';
import type { SelectedNumber } from '../../stores/selection';
import { useShownStore } from '../../stores/shown';
import { useTableStore } from '../../stores/table';
import { t } from '../../t';

/** More events than these no calendar takes in well; those that come first are in the file. */
export const MOST_EVENTS = 10_000;

export interface ExportChoice {
  kind: 'csv' | 'json' | 'ics';
  fields: 'shown' | 'all';
  /** The file begins with a mark that says that it is UTF-8; CSV only. */
  isMarked: boolean;
}

interface ExportOptions {
  signal: AbortSignal;
  onBegun: () => void;
  /** How many numbers are written. */
  onProgress: (done: number) => void;
}

/**
 * Hands the user numbers as a file, written in slices.
 * @param numbers asked for one by one, as they are written
 * @returns whether the file is there
 */
export function exportNumbers(
  numbers: Iterable<SelectedNumber>,
  choice: ExportChoice,
  { signal, onBegun, onProgress }: ExportOptions,
): Promise<boolean> {
  const app = useAppStore();
  const file = { kind: choice.kind, name: t('export.fileName', { day: isoFromDay(app.today) }) };
  let done = 0;
  const counted = counting(numbers, () => done++);
  const parts = choice.kind === 'ics' ? calendarParts(counted) : tableParts(counted, choice);
  return saveFile(file, inSlices(parts, () => onProgress(done)), { signal, onBegun }); // prettier-ignore
}

function* counting<T>(items: Iterable<T>, count: () => void): Generator<T> {
  for (const item of items) {
    yield item;
    count();
  }
}

function* tableParts(numbers: Iterable<SelectedNumber>, { kind, fields, isMarked }: ExportChoice): Generator<string> {
  const table = useTableStore();
  const wanted = fields === 'all' ? allFields() : fieldsShown(table.shown.map(({ name }) => name));
  if (kind === 'csv' && isMarked) yield BYTE_ORDER_MARK;
  yield* kind === 'csv' ? csvParts(withNotes(numbers), wanted) : jsonParts(withNotes(numbers), wanted);
}

/** Whose numbers they are is said where they are of several accounts. */
function allFields(): ExportField[] {
  const { needsAccount } = useTableStore();
  return EXPORT_FIELDS.filter((field) => field !== 'account' || needsAccount);
}

function* withNotes(numbers: Iterable<SelectedNumber>): Generator<ExportedNumber> {
  const app = useAppStore();
  const labels = useLabelsStore();
  for (const { ref, number } of numbers) {
    yield { number, note: labels.of(ref), account: app.account(ref.accountId)?.name ?? '' };
  }
}

/** The soonest renewals first, as many as a calendar takes. */
function* calendarParts(numbers: Iterable<SelectedNumber>): Generator<string> {
  const app = useAppStore();
  const shown = useShownStore();
  const preferences = useReminderPreferencesStore();
  if (!app.state) return;
  const renewals: CalendarRenewal[] = [];
  for (const { ref, number } of numbers) {
    const renewal = nextRenewal(number, shown.fetchedOnOf(ref.accountId), app.today);
    const account = app.account(ref.accountId);
    if (renewal && account) renewals.push({ account, number, renewal, preference: preferences.of(ref) });
    yield '';
  }
  renewals.sort((a, b) => a.renewal.day - b.renewal.day);
  yield* renewalCalendarParts({
    name: app.state.showsAll ? t('frame.account.all') : (app.activeAccount?.name ?? ''),
    renewals: renewals.slice(0, MOST_EVENTS),
    settings: app.state.settings.reminders,
    now: Date.now(),
    format: app.format,
  });
}
