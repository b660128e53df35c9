import { describe, expect, it } from 'vitest';
import { readCsv } from '../export/csv';
import { findColumns } from './columns';
import { headingOf, loadKnownHeadings } from './known-headings';
import { OTHER_HEADINGS } from './other-headings';

const known = await loadKnownHeadings();
const atOnce = () => Promise.resolve();

describe('headings of other systems', () => {
  it('are folded, and each means one thing', () => {
    const meant = new Map<string, string>();
    for (const [column, headings] of Object.entries(OTHER_HEADINGS)) {
      for (const heading of headings) {
        expect(headingOf(heading)).toBe(heading);
        expect([heading, meant.get(heading)]).toEqual([heading, undefined]);
        meant.set(heading, column);
      }
    }
  });

  it.each([
    ['Handynummer;Kategorie;Anmerkung'],
    ['Mobil;Schlagwörter;Kommentar'],
    ['Handy;Gruppe;Bemerkungen'],
    ['Durchwahl;Gruppen;Beschreibung'],
    ['Tel.-Nr.;Stichwörter;Hinweis'],
    ['Móvil;Categoría;Comentario'],
    ['Número de celular;Grupos;Observaciones'],
    ['Portable;Catégorie;Commentaires'],
    ['Téléphone portable;Mots-clés;Observation'],
    ['Telemóvel;Palavras-chave;Observação'],
    ['Celular;Marcadores;Anotações'],
    ['Direct line;Keywords;Remarks'],
  ])('are found: %s', async (headings) => {
    const { places } = findColumns(await readCsv(`Name;${headings}\nAda;+4930123456;a;b\n`, atOnce), known);
    expect(places).toMatchObject({ number: 1, labels: 2, note: 3 });
  });
});
