import type { ApiFilters } from '../../environment';
import { CAPABILITIES, type Capability } from '../../numbers/phone-number';
import { CAPABILITY_BIT, type Columns } from '../columns';
import type { LocalFact, QueryKey } from './key';

const YES = ['yes', 'on', 'true'];
const NO = ['no', 'off', 'false'];

/** A key that is true or false of every number, written with the first or the second of `words`. */
export function flagKey(
  bit: number,
  words: readonly [string, string],
  examples: readonly string[],
  needs?: LocalFact,
): QueryKey {
  return {
    many: false,
    ...(needs && { needs }),
    read(text) {
      const asked = text.toLowerCase();
      const isYes = YES.includes(asked);
      if (!isYes && !NO.includes(asked)) return { problem: 'notYesNo' };
      return {
        value: words[isYes ? 0 : 1],
        mark: (columns, found) => markBits(columns.flags, bit, isYes ? bit : 0, found),
      };
    },
    count: ({ flags }, rows) =>
      words.map((value, index) => ({ value, count: countBits(flags, bit, index === 0 ? bit : 0, rows) })),
    examples,
  };
}

/** The key of what a number can do, which may be several things. */
export function capabilityKey(examples: readonly string[]): QueryKey {
  return {
    many: true,
    isWord: true,
    read(text) {
      const capability = CAPABILITIES.find((name) => name === text.toLowerCase());
      if (!capability) return { problem: 'notCapability' };
      const bit = CAPABILITY_BIT[capability];
      return { value: capability, mark: (columns, found) => markBits(columns.capabilities, bit, bit, found) };
    },
    count: (columns, rows) => CAPABILITIES.map((value) => ({ value, count: countCapable(columns, value, rows) })),
    askApi,
    examples,
  };
}

/** The API knows voice and WhatsApp, on or off. */
const API_FIELDS: Readonly<Record<string, 'has_voice' | 'has_whatsapp'>> = {
  voice: 'has_voice',
  whatsapp: 'has_whatsapp',
};

function askApi(values: readonly string[], negated: boolean, filters: ApiFilters): string[] {
  // not both is something else than neither
  if (negated && values.length > 1) return [...values];
  return values.filter((value) => {
    const field = API_FIELDS[value];
    if (!field || (filters[field] ?? !negated) === negated) return true;
    filters[field] = !negated;
    return false;
  });
}

function countCapable({ capabilities }: Columns, capability: Capability, rows: Uint8Array): number {
  const bit = CAPABILITY_BIT[capability];
  return countBits(capabilities, bit, bit, rows);
}

function markBits(column: Uint8Array, mask: number, wanted: number, found: Uint8Array): void {
  for (let row = 0; row < found.length; row++) found[row]! |= (column[row]! & mask) === wanted ? 1 : 0;
}

function countBits(column: Uint8Array, mask: number, wanted: number, rows: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < rows.length; row++) count += (column[row]! & mask) === wanted ? rows[row]! : 0;
  return count;
}
