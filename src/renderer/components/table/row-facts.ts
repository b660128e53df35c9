import { computed } from 'vue';
import type { EnvironmentDto } from '../../../shared/bridge/state';
import type { LabelColor } from '../../../shared/labels/label';
import type { Day } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import { isSameNumber, type NumberRef } from '../../../shared/numbers/number-ref';
import type { NumberList } from '../../../shared/numbers/number-list';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { HANDLED, refOf, renewalOf, type Columns } from '../../../shared/query/columns';
import { NOTHING_MATCHES, type Matcher } from '../../../shared/query/match-ranges';
import type { Renewal } from '../../../shared/renewals/renewal';
import type { ColumnName } from '../../../shared/numbers/table-columns';
import type { Settings } from '../../../shared/settings';
import { useAppStore } from '../../stores/app';
import { useChangeMarksStore } from '../../stores/change-marks';
import { useLabelsStore } from '../../stores/labels';
import { useReminderPreferencesStore, type ReminderMark } from '../../stores/reminder-preferences';
import { useSelectionStore } from '../../stores/selection';
import type { ColumnFit } from './column-fit';

/** What the cells of a row are drawn from. */
export interface RowFacts {
  number: PhoneNumber;
  renewal: Renewal | null;
  mark: ReminderMark | null;
  /** When it changed (epoch ms), where that is worth a mark. */
  changedAt: number | null;
  /** Whose number it is; null where that environment is gone. */
  environment: EnvironmentDto | null;
  /** In the order in which they are shown. */
  labels: readonly { name: string; color: LabelColor }[];
  /** Where the labels stand: in a column of their own, next to the number, or below it where that is too narrow. */
  labelPlace: 'column' | 'beside' | 'below';
  /** The widths of the columns whose contents depend on it, in CSS pixels. */
  widths: { number: number; labels: number; renews: number };
  /** The renewal date stands above the row. */
  isDaySaid: boolean;
  /** Finds in its texts what is searched for. */
  matcher: Matcher;
  /** Its details are open. */
  isOpen: boolean;
  isSelected: boolean;
  format: Formatter;
  today: Day;
}

/** The list that is shown, as the properties of the table say it. */
export interface ShownList {
  readonly numbers: NumberList;
  readonly columns: Columns;
  /** The number whose details are open. */
  readonly openNumber: NumberRef | null;
  /** Finds in the texts of the list what is searched for; absent where nothing can be. */
  readonly matcher?: Matcher | undefined;
}

const NO_LABELS: RowFacts['labels'] = [];
/** A number's column that is narrower, in CSS pixels, has its labels below the number. */
const ROOM_FOR_LABELS = 240;

/** Finds out what is to be known of a row of the list. */
export function useRowFacts(
  list: ShownList,
  fit: () => ColumnFit,
  density: () => Settings['density'],
): (row: number) => RowFacts | null {
  const app = useAppStore();
  const changes = useChangeMarksStore();
  const labels = useLabelsStore();
  const preferences = useReminderPreferencesStore();
  const selection = useSelectionStore();

  function labelsOf(row: number): RowFacts['labels'] {
    const { sets, codes } = list.columns.labels;
    const names = sets[codes[row]!]!;
    if (names.length === 0) return NO_LABELS;
    return names.map((name) => ({ name, color: labels.named(name)?.color ?? 'grey' }));
  }

  const widths = computed(() => {
    const { columns, widths } = fit();
    const widthOf = (name: ColumnName) => widths[columns.findIndex((column) => column.name === name)] ?? 0;
    return { number: widthOf('number'), labels: widthOf('labels'), renews: widthOf('renews') };
  });
  const labelPlace = computed(() => {
    if (fit().columns.some(({ name }) => name === 'labels')) return 'column';
    return density() === 'comfortable' && widths.value.number < ROOM_FOR_LABELS ? 'below' : 'beside';
  });

  return (row) => {
    const number = list.numbers.at(row);
    const ref = refOf(list.columns, row);
    if (!number || !ref) return null;
    const renewal = renewalOf(list.columns, row);
    return {
      number,
      renewal,
      mark: preferences.markOf(ref, renewal?.day, (list.columns.flags[row]! & HANDLED) !== 0),
      changedAt: changes.markOf(ref),
      environment: app.state?.environments.find(({ id }) => id === ref.environmentId) ?? null,
      labels: labelsOf(row),
      labelPlace: labelPlace.value,
      widths: widths.value,
      isDaySaid: false,
      matcher: list.matcher ?? NOTHING_MATCHES,
      isOpen: isSameNumber(list.openNumber, ref),
      isSelected: selection.has(row),
      format: app.format,
      today: app.today,
    };
  };
}
