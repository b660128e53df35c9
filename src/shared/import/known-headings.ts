import { headingsAs, type Headings } from '../export/headings';
import { EXPORT_FIELDS, type ExportField } from '../export/number-table';
import { fold } from '../fold';
import { loadEverySpeech } from '../i18n/load-messages';
import { saidIn } from '../i18n/translate';

/** The headings of this app's own files, folded by {@link headingOf}: which field each is of. */
export type KnownHeadings = ReadonlyMap<string, ExportField>;

/** The API's field names, and the names of the fields in every language that the app speaks. */
export async function loadKnownHeadings(): Promise<KnownHeadings> {
  const speeches = await loadEverySpeech();
  const all = [headingsAs('fields'), ...speeches.map((speech) => saidIn(speech, () => headingsAs('names')))];
  return new Map(all.flatMap(foldedHeadings));
}

function foldedHeadings(headings: Headings): [string, ExportField][] {
  return EXPORT_FIELDS.map((field) => [headingOf(headings[field]), field]);
}

/** What the heading of a column says, folded, however it is written: `PhoneNumber`, `phone_number` and `Phone\nnumber:` are the same. */
export function headingOf(cell: string): string {
  const words = cell.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  return fold(words)
    .replace(/[\s_-]+/gu, ' ')
    .replace(/[:.*#]+$/u, '')
    .trim();
}
