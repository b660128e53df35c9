import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from './en';

/** What docs/troubleshooting.md quotes from the app: in the first column of its tables, with … for what differs. */
const page = readFileSync(join(import.meta.dirname, '../../../docs/troubleshooting.md'), 'utf8');
const seen = page.split('\n').flatMap((line) => (line.startsWith('| ') ? [line.split(' | ')[0]!] : []));
const quotes = seen.flatMap((cell) => [...cell.matchAll(/"([^"]+)"/g)].map(([, quote]) => quote!));
const messages = Object.values(en).filter((message) => typeof message === 'string');

it.each(quotes)('the troubleshooting page quotes the app: %s', (quote) => {
  const pieces = quote.split('…').map((piece) => piece.trim());
  const isSaid = messages.some((message) => pieces.every((piece) => message.includes(piece)));
  expect(isSaid).toBe(true);
});

it('the troubleshooting page quotes the app at all', () => {
  expect(quotes.length).toBeGreaterThan(20);
});
