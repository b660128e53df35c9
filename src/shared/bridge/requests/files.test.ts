import { describe, expect, it } from 'vitest';
import { FILE_REQUESTS } from './files';

describe('file.begin', () => {
  const isTaken = (name: string) => FILE_REQUESTS['file.begin'].input.safeParse({ kind: 'ics', name }).success;

  it('takes a name', () => {
    expect(isTaken('Talkover renewals 2026-11-25')).toBe(true);
    expect(isTaken('Büro')).toBe(true);
  });

  it.each(['', '../x', 'a/b', 'a\\b', 'C:x', 'a\0', 'a\nb', 'x'.repeat(101)])('does not take %j for one', (name) => {
    expect(isTaken(name)).toBe(false);
  });

  it('takes no kind of file that it does not know', () => {
    expect(FILE_REQUESTS['file.begin'].input.safeParse({ kind: 'exe', name: 'x' }).success).toBe(false);
  });
});
