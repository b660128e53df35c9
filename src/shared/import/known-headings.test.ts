import { afterEach, describe, expect, it } from 'vitest';
import { readCsv } from '../export/csv';
import { HEADING_KINDS } from '../export/heading-kinds';
import { headingsAs } from '../export/headings';
import { csvParts, EXPORT_FIELDS, type ExportField } from '../export/number-table';
import { LANGUAGES } from '../i18n/language';
import { loadEverySpeech, speakLanguage } from '../i18n/load-messages';
import { saidIn } from '../i18n/translate';
import { sampleNumber } from '../testing/sample';
import { findColumns } from './columns';
import { headingOf, loadKnownHeadings } from './known-headings';

const atOnce = () => Promise.resolve();
const speeches = await loadEverySpeech();
const row = {
  number: sampleNumber({ has_whatsapp: true }),
  note: { labels: ['VIP'], note: 'Ask Ada' },
  environment: { name: 'Production' },
};

afterEach(() => speakLanguage('en', 'en'));

/** The columns of a file with these fields, written in one language and read while another is spoken. */
async function exchanged(fields: readonly ExportField[], written: (typeof LANGUAGES)[number], read: (typeof LANGUAGES)[number]) {
  await speakLanguage(written, written);
  const text = [...csvParts([row], fields, headingsAs('names'), ';')].join('');
  await speakLanguage(read, read);
  return findColumns(await readCsv(text, atOnce), await loadKnownHeadings());
} // prettier-ignore

describe.each(LANGUAGES)('a file written in %s', (written) => {
  it.each(LANGUAGES)('is understood by an app that speaks %s', async (read) => {
    const { fields, places, body } = await exchanged(EXPORT_FIELDS, written, read);
    expect(fields).toEqual(EXPORT_FIELDS);
    expect(body).toHaveLength(1);
    const at = (field: ExportField) => EXPORT_FIELDS.indexOf(field);
    expect(places).toEqual({
      number: at('number'),
      formatted: at('formatted_number'),
      id: at('id'),
      environment: at('environment'),
      labels: at('labels'),
      note: at('note'),
    });
  });

  it('has its numbers where they are, also behind columns that other systems have numbers in', async () => {
    const { places } = await exchanged(['has_whatsapp', 'international_number', 'number', 'labels'], written, 'en');
    expect(places).toMatchObject({ number: 2, labels: 3 });
  });
});

describe('the headings of this app', () => {
  it.each(speeches)('are all different in $language', (speech) => {
    const names = Object.values(saidIn(speech, () => headingsAs('names'))).map(headingOf);
    expect(new Set(names).size).toBe(EXPORT_FIELDS.length);
  });

  it('never mean one field in one language and another in the next', () => {
    const meant = new Map<string, Set<ExportField>>();
    const all = [headingsAs('fields'), ...speeches.map((speech) => saidIn(speech, () => headingsAs('names')))];
    for (const headings of all) {
      for (const field of EXPORT_FIELDS) {
        const name = headingOf(headings[field]);
        meant.set(name, (meant.get(name) ?? new Set()).add(field));
      }
    }
    expect([...meant].filter(([, fields]) => fields.size > 1)).toEqual([]);
  });

  it('of older files are the field names, which every language knows', async () => {
    await speakLanguage('fr', 'fr');
    const text = [...csvParts([row], EXPORT_FIELDS, headingsAs('fields'))].join('');
    const { fields } = findColumns(await readCsv(text, atOnce), await loadKnownHeadings());
    expect(fields).toEqual(EXPORT_FIELDS);
    expect(HEADING_KINDS.map((kind) => headingsAs(kind).number)).toEqual(['Numéro (E.164)', 'number']);
  });

  it('are found however a spreadsheet or a person wrote them', async () => {
    const known = await loadKnownHeadings();
    const found = ['NUMÉRO (E.164)', 'numero (e.164):', 'Étiquettes', 'etiquettes', 'Formatted_Number', 'UMGEBUNG'];
    expect(found.map((heading) => known.get(headingOf(heading)))).toEqual(['number', 'number', 'labels', 'labels', 'formatted_number', 'environment']); // prettier-ignore
  });

  it.each([
    ['PhoneNumber', 'phone number'],
    ['  Phone__-number**:', 'phone number'],
    ['Straße', 'strasse'],
  ])('are folded: %j', (heading, folded) => {
    expect(headingOf(heading)).toBe(folded);
  });

  it('are no headings in a line that begins with a number', async () => {
    const table = await readCsv('+4930123456,Nota\n+4930123457,Umgebung\n', atOnce);
    const { headings, fields, places, body } = findColumns(table, await loadKnownHeadings());
    expect([headings, fields, places.number, places.note, body.length]).toEqual([null, [], 0, -1, 2]);
  });
});
