import { describe, expect, it } from 'vitest';
import { DEFAULT_COLUMNS, resizeColumn } from '../../../shared/table-columns';
import { fitColumns } from './column-fit';

describe('fitColumns', () => {
  it('shares the room among the columns that have no width of their own', () => {
    const columns = resizeColumn(DEFAULT_COLUMNS.slice(0, 2), 'number', 200);
    expect(fitColumns(columns, 500)).toEqual({ columns, template: '200px minmax(56px, 0.5fr)', needed: 256 });
  });

  it('leaves out what has given way', () => {
    const { columns, template, needed } = fitColumns(DEFAULT_COLUMNS, 600);
    expect(columns.map(({ name }) => name)).not.toContain('type');
    expect(template.split(') ')).toHaveLength(columns.length);
    expect(needed).toBeLessThanOrEqual(600);
  });
});
