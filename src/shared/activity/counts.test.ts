import { expect, it } from 'vitest';
import { addCounts } from './counts';

it('changes of two fetches are counted together, and neither is written to', () => {
  const a = { kinds: { gone: 1, status: 2 }, became: { suspended: 2 } };
  const b = { kinds: { gone: 4, added: 3, price: 0 }, became: { suspended: 1, active: 5 } };
  const [beforeA, beforeB] = structuredClone([a, b]);
  expect(addCounts(a, b)).toEqual({ kinds: { gone: 5, status: 2, added: 3 }, became: { suspended: 3, active: 5 } });
  expect([a, b]).toEqual([beforeA, beforeB]);
});
