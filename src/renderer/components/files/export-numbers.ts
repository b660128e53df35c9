import { isoFromDay, type Day } from '../../../shared/calendar/calendar-day';
import type { Separator } from '../../../shared/export/csv';
import type { ExportKind } from '../../../shared/export/export-kinds';
import { EXPORT_FORMATS } from '../../../shared/export/formats';
import type { ExportedNumber } from '../../../shared/export/formats/export-format';
import type { HeadingKind } from '../../../shared/export/heading-kinds';
import { headingsAs } from '../../../shared/export/headings';
import { EXPORT_FIELDS, type ExportField } from '../../../shared/export/number-table';
import { fieldsShown } from '../../../shared/export/shown-fields';
import { NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { nextRenewal } from '../../../shared/renewals/renewal';
import { inSlices } from '../../actions/pause';
import { saveFile } from '../../actions/save-file';
import { useAppStore } from '../../stores/app';
import { useLabelsStore } from '../../stores/labels';
import { useFeedbackStore } from '../../stores/feedback';
import type { SelectedNumber } from '../../stores/selection';
import { useTableStore } from '../../stores/table';
import { t } from '../../lib/t';

export interface ExportChoice {
  kind: ExportKind;
  fields: 'shown' | 'all';
  headings: HeadingKind;
  separator: Separator;
  /** The file begins with a mark that says that it is UTF-8, where the format has one. */
  isMarked: boolean;
}

/** What is exported. */
export interface ExportSource {
  /** What the file is called, without its extension. */
  fileName: string;
  /** Asked for one by one, as they are written. */
  numbers: Iterable<SelectedNumber>;
  /** The user's day when the numbers of an environment were synced. */
  fetchedOnOf(environmentId: string): Day;
}

interface ExportOptions {
  signal?: AbortSignal;
  onBegun?: () => void;
  /** How many numbers are written. */
  onProgress?: (done: number) => void;
}

/** Hands the user numbers as a file, written in slices; resolves with whether the file is there. */
export async function exportNumbers(
  source: ExportSource,
  choice: ExportChoice,
  { signal, onBegun, onProgress }: ExportOptions = {},
): Promise<boolean> {
  const app = useAppStore();
  const feedback = useFeedbackStore();
  const preferences = await decided();
  if (!app.state || !preferences) return false;

  const format = EXPORT_FORMATS[choice.kind];
  let [done, held] = [0, 0];
  const numbers = exported(source, preferences, (number) => {
    done++;
    if (format.holds(number)) held++;
  });
  const text = format.parts(numbers, {
    fields: choice.fields === 'all' ? allFields() : fieldsShown(useTableStore().shown.map(({ name }) => name)),
    headings: headingsAs(choice.headings),
    separator: choice.separator,
    isMarked: choice.isMarked,
    name: app.state.showsAll ? t('frame.environment.all') : (app.activeEnvironment?.name ?? ''),
    settings: app.state.settings.reminders,
    now: Date.now(),
    format: app.format,
  });
  const file = { kind: choice.kind, name: source.fileName };
  const isSaved = await saveFile(file, inSlices(text, () => onProgress?.(done)), { signal, onBegun }); // prettier-ignore
  if (isSaved && held > format.most) {
    feedback.say(t('export.cut', { most: format.most, all: held }));
  }
  return isSaved;
}

/** The name of a file of numbers, or of renewals. */
export function exportFileName(of: 'export.fileName' | 'calendar.fileName'): string {
  return t(of, { day: isoFromDay(useAppStore().today) });
}

type Preferences = ReadonlyMap<string, Record<string, ReminderPreference>>;

/** What the user decided for single numbers, by environment; asked for because a page may not have it yet. */
async function decided(): Promise<Preferences | null> {
  const app = useAppStore();
  const feedback = useFeedbackStore();
  const preferences = new Map<string, Record<string, ReminderPreference>>();
  for (const { id } of app.shownEnvironments) {
    const own = await feedback.ask('reminders.preferences', { environmentId: id });
    if (!own) return null;
    preferences.set(id, own);
  }
  return preferences;
}

/** Whose numbers they are is said where they are of several environments. */
function allFields(): ExportField[] {
  const { needsEnvironment } = useTableStore();
  return EXPORT_FIELDS.filter((field) => field !== 'environment' || needsEnvironment);
}

function* exported(
  source: ExportSource,
  preferences: Preferences,
  count: (number: ExportedNumber) => void,
): Generator<ExportedNumber> {
  const app = useAppStore();
  const labels = useLabelsStore();
  for (const { ref, number } of source.numbers) {
    const environment = app.environment(ref.environmentId);
    const one = {
      number,
      note: labels.of(ref),
      environment: environment ?? { kind: 'live', name: '', baseUrl: '' },
      renewal: nextRenewal(number, source.fetchedOnOf(ref.environmentId), app.today),
      preference: preferences.get(ref.environmentId)?.[number.id] ?? NO_PREFERENCE,
    };
    yield one;
    count(one);
  }
}
