import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from '../../../shared/i18n/en';

/** What stands between backticks and isn't said by the interface. */
const NOT_SAID = ['code', 'Bearer', '/api/v1', 'e2e/page/first-minute.test.ts'];

it('the walk through the first minute quotes the interface word for word', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../docs/first-minute.md'), 'utf8');
  const quoted = [...text.matchAll(/`([^`]+)`/g)]
    .map(([, words]) => words!)
    .filter((words) => !NOT_SAID.includes(words));
  const said = new Set(Object.values(en));
  expect(quoted.length).toBeGreaterThan(15);
  expect(quoted.filter((words) => !said.has(words))).toEqual([]);
});
