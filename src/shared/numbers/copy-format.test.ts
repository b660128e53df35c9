import { describe, expect, it } from 'vitest';
import { COPY_SPELLINGS, writeNumbers } from './copy-format';
import { sampleNumber } from '../testing/sample';

const numbers = [sampleNumber(), sampleNumber({ number: '+4930', international_number: '', formatted_number: '' })];

describe('numbers for the clipboard', () => {
  it('are spelled as asked, one per line or comma-separated', () => {
    expect(COPY_SPELLINGS.map((spelling) => writeNumbers(numbers, { spelling, separator: 'lines' }))).toEqual([
      '+1234567890\n+4930',
      '+1 234 567 890\n+4930',
      '(123) 456-7890\n+4930',
    ]);
    expect(writeNumbers(numbers, { spelling: 'e164', separator: 'commas' })).toBe('+1234567890, +4930');
  });
});
