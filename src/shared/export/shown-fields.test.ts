import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES, DEFAULT_COLUMNS } from '../numbers/table-columns';
import { EXPORT_FIELDS } from './number-table';
import { fieldsShown } from './shown-fields';

describe('the fields of the columns that are shown', () => {
  it('are those they are drawn from, in their order', () => {
    expect(fieldsShown(['renews', 'number', 'e164'])).toEqual([
      'renewal_date', 'auto_renewal', 'number', 'formatted_number', 'labels', 'note',
    ]); // prettier-ignore
    expect(fieldsShown(['agents', 'id'])).toEqual(['number', 'agents', 'id', 'labels', 'note']);
    expect(fieldsShown(['status'])).toEqual(['number', 'current_status', 'labels', 'note']);
    expect(fieldsShown(DEFAULT_COLUMNS.map(({ name }) => name))).toContain('has_whatsapp');
  });

  it('are fields that a file can have, whatever is shown', () => {
    for (const name of COLUMN_NAMES) expect(EXPORT_FIELDS).toEqual(expect.arrayContaining(fieldsShown([name])));
  });
});
