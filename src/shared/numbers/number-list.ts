import { instantFromIso } from '../packed/instant';
import type { PhoneNumber } from './phone-number';

/** Numbers in an order. An array is one; others build a number only when it is read. */
export interface NumberList extends Iterable<PhoneNumber> {
  readonly length: number;
  /** Undefined for a row that is not there. */
  at(row: number): PhoneNumber | undefined;
}

/** Reads one field of the number in a row, which must be there. */
export type FieldReader<F extends keyof PhoneNumber> = (row: number) => PhoneNumber[F];

/** A list that is kept field by field, so that a field of all numbers is read without making any of them. */
export interface FieldList extends NumberList {
  field<F extends keyof PhoneNumber>(name: F): FieldReader<F>;
  /** Reads an instant in epoch ms; NaN where there is none. */
  instant(name: InstantField): (row: number) => number;
}

export type InstantField = 'created_at' | 'updated_at';

/** How to read a field of any list. */
export function fieldOf<F extends keyof PhoneNumber>(numbers: NumberList, name: F): FieldReader<F> {
  return isFieldList(numbers) ? numbers.field(name) : (row) => numbers.at(row)![name];
}

/** How to read an instant of any list, in epoch ms; NaN where there is none. */
export function instantOf(numbers: NumberList, name: InstantField): (row: number) => number {
  return isFieldList(numbers) ? numbers.instant(name) : (row) => instantFromIso(numbers.at(row)![name] ?? '');
}

function isFieldList(numbers: NumberList): numbers is FieldList {
  return 'field' in numbers;
}

/** Some rows of a list: from one to before another. */
export interface NumbersPart {
  numbers: NumberList;
  from: number;
  to: number;
}

/** The rows of all parts behind each other. What is joined again and again never keeps more than twice what it shows. */
export function joinNumbers(parts: readonly NumbersPart[]): NumberList {
  const count = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const sources: NumberList[] = [];
  const codeOf = new Map<NumberList, number>();
  const source = new Uint32Array(count);
  const place = new Uint32Array(count);
  function codeFor(list: NumberList): number {
    let code = codeOf.get(list);
    if (code === undefined) codeOf.set(list, (code = sources.push(list) - 1));
    return code;
  }
  let row = 0;
  for (const { numbers, from, to } of parts) {
    if (numbers instanceof JoinedNumbers) {
      const codes = Uint32Array.from(numbers.sources, codeFor);
      for (let at = from; at < to; at++) {
        source[row] = codes[numbers.source[at]!]!;
        place[row++] = numbers.place[at]!;
      }
    } else {
      const code = from < to ? codeFor(numbers) : 0;
      for (let at = from; at < to; at++) {
        source[row] = code;
        place[row++] = at;
      }
    }
  }
  return withoutRemains(new JoinedNumbers(sources, source, place));
}

/** Rows of several lists. */
class JoinedNumbers implements FieldList {
  readonly length: number;

  /**
   * @param source which of the lists each row is of
   * @param place its row there
   */
  constructor(
    readonly sources: readonly NumberList[],
    readonly source: Uint32Array,
    readonly place: Uint32Array,
  ) {
    this.length = source.length;
  }

  at(row: number): PhoneNumber | undefined {
    return this.sources[this.source[row]!]?.at(this.place[row]!);
  }

  field<F extends keyof PhoneNumber>(name: F): FieldReader<F> {
    const { source, place } = this;
    const readers = this.sources.map((numbers) => fieldOf(numbers, name));
    return (row) => readers[source[row]!]!(place[row]!);
  }

  instant(name: InstantField): (row: number) => number {
    const { source, place } = this;
    const readers = this.sources.map((numbers) => instantOf(numbers, name));
    return (row) => readers[source[row]!]!(place[row]!);
  }

  *[Symbol.iterator](): Iterator<PhoneNumber> {
    for (let row = 0; row < this.length; row++) yield this.at(row)!;
  }
}

/** So many short lists are kept as they are: one comes with each fetch that changed something. */
const MOST_SHORT = 64;
/** Rows. */
const SHORT = 500;

/** Lists of which hardly anything is left, and short ones once there are many, are replaced by what is needed of them. */
function withoutRemains(joined: JoinedNumbers): NumberList {
  const { sources, source, place } = joined;
  const used = new Uint32Array(sources.length);
  for (const code of source) used[code]!++;
  const isShort = (code: number) => sources[code]!.length < SHORT;
  const hasMany = sources.filter((_, code) => isShort(code)).length > MOST_SHORT;
  const isRemains = sources.map(({ length }, code) => used[code]! * 2 < length || (hasMany && isShort(code)));
  if (!isRemains.includes(true)) return joined;

  const kept = sources.filter((_, code) => !isRemains[code]);
  const codes = Uint32Array.from(sources, (list, code) => (isRemains[code] ? kept.length : kept.indexOf(list)));
  const own: PhoneNumber[] = [];
  const newPlace = place.slice();
  const newSource = source.map((code, row) => {
    if (isRemains[code]) newPlace[row] = own.push(joined.at(row)!) - 1;
    return codes[code]!;
  });
  return new JoinedNumbers([...kept, own], newSource, newPlace);
}
