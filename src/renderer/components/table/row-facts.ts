import type { EnvironmentView } from '../../../shared/bridge/state';
import type { LabelColor } from '../../../shared/labels/label';
import type { Day } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import { isSameNumber, type NumberRef } from '../../../shared/numbers/number-ref';
import type { NumberList } from '../../../shared/numbers/number-list';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { HANDLED, refOf, renewalOf, type Columns } from '../../../shared/query/columns';
import type { Renewal } from '../../../shared/renewals/renewal';
import type { TableColumn } from '../../../shared/numbers/table-columns';
import { useAppStore } from '../../stores/app';
import { useChangeMarksStore } from '../../stores/change-marks';
import { useLabelsStore } from '../../stores/labels';
import { useReminderPreferencesStore, type ReminderMark } from '../../stores/reminder-preferences';
import { useSelectionStore } from '../../stores/selection';

/** What the cells of a row are drawn from. */
export interface RowFacts {
  number: PhoneNumber;
  renewal: Renewal | null;
  mark: ReminderMark | null;
  /** When it changed (epoch ms), where that is worth a mark. */
  changedAt: number | null;
  /** Whose number it is; null where that environment is gone. */
  environment: EnvironmentView | null;
  /** In the order in which they are shown. */
  labels: readonly { name: string; color: LabelColor }[];
  /** Labels have a column of their own; else they stand behind the number. */
  hasLabelColumn: boolean;
  /** The renewal date stands above the row. */
  isDaySaid: boolean;
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
}

const NO_LABELS: RowFacts['labels'] = [];

/** Finds out what is to be known of a row of the list. */
export function useRowFacts(list: ShownList, columns: () => readonly TableColumn[]): (row: number) => RowFacts | null {
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
      hasLabelColumn: columns().some(({ name }) => name === 'labels'),
      isDaySaid: false,
      isOpen: isSameNumber(list.openNumber, ref),
      isSelected: selection.has(row),
      format: app.format,
      today: app.today,
    };
  };
}
