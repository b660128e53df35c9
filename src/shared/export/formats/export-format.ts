import type { Environment } from '../../environment';
import type { Formatter } from '../../format';
import type { PhoneNumber } from '../../numbers/phone-number';
import type { NumberNote } from '../../query/add-local-columns';
import type { ReminderPreference } from '../../reminders/preference';
import type { Renewal } from '../../renewals/renewal';
import type { ReminderSettings } from '../../settings';
import type { Separator } from '../csv';
import type { Headings } from '../headings';
import type { ExportField } from '../number-table';

/** One number of a file, with what the app knows about it. */
export interface ExportedNumber {
  number: PhoneNumber;
  note: NumberNote;
  environment: Pick<Environment, 'kind' | 'name' | 'baseUrl'>;
  renewal: Renewal | null;
  preference: ReminderPreference;
}

/** What a file is written with. */
interface ExportContext {
  /** The columns of a table, in their order. */
  fields: readonly ExportField[];
  /** What stands above the columns of a table. */
  headings: Headings;
  /** What stands between the cells of a table. */
  separator: Separator;
  /** The file begins with a byte order mark. */
  isMarked: boolean;
  /** Whose numbers they are: the environment, or all of them. */
  name: string;
  settings: ReminderSettings;
  /** Epoch ms. */
  now: number;
  format: Formatter;
}

/** A format that numbers can be exported in. */
export interface ExportFormat {
  /** What of {@link ExportContext} the user chooses. */
  asksFor: { fields: boolean; table: boolean };
  /** Whether there is anything in the file about a number. */
  holds(number: ExportedNumber): boolean;
  /** Of more numbers only the first are written. */
  most: number;
  /** The file, piece by piece; empty pieces let the page breathe. Numbers are asked for one by one. */
  parts(numbers: Iterable<ExportedNumber>, context: ExportContext): Generator<string>;
}
