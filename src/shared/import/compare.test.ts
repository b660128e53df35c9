import { describe, expect, it } from 'vitest';
import { readCsv } from '../export/csv';
import { prepareColumns } from '../query/columns';
import { CONTEXT } from '../query/number-arbitrary';
import { sampleNumber } from '../testing/sample';
import { findColumns } from './columns';
import { compare } from './compare';
import { loadKnownHeadings } from './known-headings';
import { loadKnownWords } from './known-words';
import { indexNumbers } from './number-index';

const atOnce = () => Promise.resolve();
const known = await loadKnownHeadings();
const words = await loadKnownWords();
const numbers = [
  sampleNumber({ id: 'us', number: '+14155550132', formatted_number: '(415) 555-0132', monthly_renewal_cost: 1.5, renewal_date: '2027-02-15' }),
  sampleNumber({ id: 'de', number: '+4930123456', formatted_number: '030 123456', country_code: 'DE' }),
  sampleNumber({ id: 'fr', number: '+33170', formatted_number: '01 70', country_code: 'FR' }),
  sampleNumber({ id: 'gb', number: '+442079460000', formatted_number: '020 7946 0000', country_code: 'GB', currency: 'EUR' }),
  sampleNumber({ id: 'bare', number: '+4420', formatted_number: '', currency: 'GBP', monthly_renewal_cost: null, renewal_date: null }),
]; // prettier-ignore
const notes = [
  { labels: ['VIP', 'Łódź'], note: '' },
  { labels: [], note: 'Ask Ada' },
];

/** What a file comes to, compared with the numbers, of which only `rows` are compared. */
async function compared(text: string, rows: number[] = [0, 1, 2], pause = atOnce) {
  const found = findColumns(await readCsv(text, atOnce), known);
  const columns = prepareColumns(numbers, CONTEXT);
  const ground = {
    index: await indexNumbers(numbers, columns, atOnce),
    environmentOf: () => ({ id: 'a', name: 'A' }),
    digitsOf: (row: number) => columns.digits[row]!,
    meant: 'all' as const,
    rows,
    numberOf: (row: number) => numbers[row]!,
    noteOf: (row: number) => notes[row] ?? { labels: [], note: '' },
    words,
  };
  const { both, onlyHere, onlyFile, without } = await compare(found, found.places, ground, pause);
  return {
    both: both.map(({ row, differences }) => [numbers[row]!.id, ...differences.map(({ field, here, file }) => `${field}: ${here} > ${file}`)]), // prettier-ignore
    onlyHere: onlyHere.map((row) => numbers[row]!.id),
    onlyFile: onlyFile.map(({ written, problem }) => [written, problem]),
    without,
  };
}

describe('a list compared with a file', () => {
  it('has three parts, in any spelling', async () => {
    const text = 'DID;Owner\n(415) 555-0132;Ada\n030 123456;Bo\n+44 20 7946 0001;Cy\n+1 415 555 0132;Ada again\n;sum\n';
    expect(await compared(text)).toEqual({
      both: [['us'], ['de']],
      onlyHere: ['fr'],
      onlyFile: [['+44 20 7946 0001', 'nowhere']],
      without: 1,
    });
  });

  it('leaves out what is not compared', async () => {
    expect(await compared('number\n+14155550132\n+4930123456\n', [1, 2])).toEqual({
      both: [['de']],
      onlyHere: ['fr'],
      onlyFile: [],
      without: 0,
    });
  });

  it('says what differs, and only where it certainly does', async () => {
    const text = [
      'number,Status,Monthly cost,Renewal date,labels,note',
      '+14155550132,Active,"$1,50",2027-02-15T00:00:00Z,lodz; vip,',
      '+4930123456,suspended,2.00,15/02/2027,,Ask Bo',
      '+33170,active,"1,000",,,',
    ].join('\n');
    expect((await compared(text)).both).toEqual([
      ['us'],
      ['de', 'status: active > suspended', 'cost: 1 > 2.00', 'note: Ask Ada > Ask Bo'],
      ['fr', 'renewal: 2024-02-15 > '],
    ]);
  });

  it('says what differs of a number that has neither cost nor date', async () => {
    const differences = async (line: string) =>
      (await compared(`number,Monthly cost,Renewal date,currency\n+4420,${line}\n`, [4])).both[0]?.slice(1);
    expect(await differences(',,GBP')).toEqual([]);
    expect(await differences('0.00,2027-01-01,EUR')).toEqual(['cost:  > 0.00', 'currency: GBP > EUR', 'renewal:  > 2027-01-01']); // prettier-ignore
  });

  it.each([
    ['Status,number', 'suspended,+4930123456', ['status: active > suspended']],
    ['number,Status', '+4930123456, suspended ', ['status: active > suspended']],
    ['number,Renewal date', '+4930123456,2026-01-01', ['renewal: 2024-02-15 > 2026-01-01']],
    ['number,Owner', `+4930123456,${'x'.repeat(2_001)}`, []],
    ['number;Status;Preis', '+33170;active;2,50\n+4930123456;active;1.000', ['cost: 1 > 1.000']],
  ])('says what differs under %s', async (headings, lines, expected) => {
    const { both } = await compared(`${headings}\n${lines}\n`);
    expect(both.find(([id]) => id === 'de')?.slice(1)).toEqual(expected);
  });

  it('takes labels that only look alike when joined for others', async () => {
    expect((await compared('number,labels\n+14155550132,Łódźvip\n')).both).toEqual([
      ['us', 'labels: VIP; Łódź > Łódźvip'],
    ]);
  });

  it.each([
    [999, 0],
    [1_000, 1],
    [2_000, 2],
  ])('pauses in a file of %d lines %d times', async (count, pauses) => {
    let paused = 0;
    await compared(`number\n${'+15550\n'.repeat(count)}`, [], () => Promise.resolve(void paused++));
    expect(paused).toBe(pauses);
  });

  it('says what differs in a file of this app in another language, whose amounts stand under other names too', async () => {
    const text = 'Preço atual;Número (E.164);Status;Custo mensal;Data de renovação;Etiquetas;Nota\n9;+4930123456;suspended;2.5;;VIP;\n';
    expect((await compared(text)).both).toEqual([
      ['de', 'status: active > suspended', 'cost: 1 > 2.5', 'renewal: 2024-02-15 > ', 'labels:  > VIP', 'note: Ask Ada > '],
    ]);
  }); // prettier-ignore

  it('understands a German invoice, and says where it differs', async () => {
    const text = [
      'Rufnummer;Nummerntyp;Land;Status;Preis;Schlagwörter;Anmerkung',
      '+14155550132;Telefonie;USA;Aktiv;1,50 €;Łódź, VIP;',
      '+4930123456;SMS;Deutschland;Gesperrt;1.000,50;;Ask Ada',
      '+33170;;Frankreich;;1,00;;',
    ].join('\n');
    expect((await compared(text)).both).toEqual([
      ['us'],
      ['de', 'status: active > Gesperrt', 'type: voice > SMS', 'cost: 1 > 1.000,50'],
      ['fr', 'status: active > ', 'type: voice > '],
    ]);
  });

  it.each([
    ['Preis', '1.000', '2,50', ['cost: 1 > 1.000']], // the other amounts have a comma
    ['price', '1.000', '2.50', []],
    ['prix', '1.000', '7', []], // may be either
    ['precio', '2.000', '7', ['cost: 1 > 2.000']], // is neither
    ['custo', 'gratis', '7', []],
    ['Betrag', '', '7', ['cost: 1 > ']],
    ['monto', '1,-', '7', []],
  ])('reads amounts under %s as the whole column writes them: %s beside %s', async (heading, amount, other, expected) => {
    const text = `number;${heading}\n+4930123456;${amount}\n+33170;${other}\n`;
    const [[, ...differences] = []] = (await compared(text)).both;
    expect(differences).toEqual(expected);
  }); // prettier-ignore

  it.each([
    ['Land', 'Alemania', []],
    ['Pays', 'Allemagne', []],
    ['País', 'de', []],
    ['country', 'DEU', []], // is no code that the app knows
    ['Pais', 'França', ['country: DE > França']],
    ['country', 'FR', ['country: DE > FR']],
    ['country', '', ['country: DE > ']],
    ['country', 'UK', ['country: DE > UK']],
  ])('reads countries under %s in every language: %s', async (heading, country, expected) => {
    const [[, ...differences] = []] = (await compared(`number;${heading}\n+4930123456;${country}\n`)).both;
    expect(differences).toEqual(expected);
  });

  it.each(['UK', 'GB', 'gb', 'United Kingdom', 'Großbritannien', 'Vereinigtes Königreich'])(
    'knows Great Britain by %s',
    async (country) => {
      const text = `number;country\n+442079460000;${country}\n`;
      expect((await compared(text, [3])).both).toEqual([['gb']]);
    },
  );

  it.each([
    ['EUR', []],
    ['eur', []],
    ['€', []], // a sign or a word may mean several
    ['Euro', []],
    ['yen', []],
    ['USD', ['currency: EUR > USD']],
    ['', ['currency: EUR > ']],
  ])('reads currencies by their codes only: %s', async (currency, expected) => {
    const [[, ...differences] = []] = (await compared(`number;Währung\n+442079460000;${currency}\n`, [3])).both;
    expect(differences).toEqual(expected);
  });

  it('finds the numbers behind a heading that counts lines, and takes the first where no column has more', async () => {
    const text = ['Line;Nummer;Phone number', '1;4711;+14155550132', '2;4712;030 123456'].join('\n');
    expect((await compared(text)).both).toEqual([['us'], ['de']]);
    expect((await compared('Line,Phone\n(415) 555-0132,415 555 0000\n')).both).toEqual([['us']]);
  });
});
