import { expect, it } from 'vitest';
import type { Journal } from '../../storage/journal';
import { createLedger } from './ledger';
import { sampleAlert } from '../testing/samples';

it('has a version that moves with each thing recorded, and writes nothing where there is nothing to record', async () => {
  const written: unknown[] = [];
  const journal = {
    write(change: Iterable<string>) {
      written.push(...[...change].map((body) => JSON.parse(body) as unknown));
      return Promise.resolve();
    },
  } as unknown as Journal;
  const ledger = createLedger(journal, () => 0);
  await ledger.addAlerts([sampleAlert('x')]);
  const version = ledger.version();
  await ledger.addAlerts([sampleAlert('x')]);
  await ledger.addAlerts([]);
  await ledger.withdraw(['y']);
  await ledger.withdraw([]);
  expect([ledger.version(), written.length]).toEqual([version, 1]);
  await ledger.addAlerts([sampleAlert('x'), sampleAlert('y')]);
  expect(ledger.version()).toBe(version + 1);
  expect(written[1]).toMatchObject({ type: 'due', alerts: [{ key: 'y' }] });
  await ledger.withdraw(['z', 'y']);
  expect(ledger.version()).toBe(version + 2);
  expect(written.slice(2)).toEqual([{ type: 'withdrawn', keys: ['y'] }]);
});
