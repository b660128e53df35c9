import { describe, expect, it } from 'vitest';
import { CALM } from '../../testing/sample-state';
import { listCondition, needsToken, retryWords, staleReason, type ListFacts } from './list-condition';

const error = { code: 'server', message: 'HTTP 503' } as const;
const facts: ListFacts = { loading: false, fetchedAt: 1, total: 3, found: 2, sync: CALM };

describe('listCondition', () => {
  it.each<[string, Partial<ListFacts>, string]>([
    ['a list that is there', {}, 'rows'],
    ['a question that nothing answers', { found: 0 }, 'no-match'],
    ['an environment without numbers', { total: 0, found: 0 }, 'empty'],
    ['a list on its way', { loading: true }, 'loading'],
    ['a first fetch under way', { fetchedAt: null, total: 0, sync: { ...CALM, phase: 'syncing', error } }, 'loading'],
    ['a first fetch that failed', { fetchedAt: null, total: 0, sync: { ...CALM, error } }, 'failed'],
    ['a token refused at once', { fetchedAt: null, total: 0, sync: { ...CALM, phase: 'signed_out' } }, 'signed-out'],
    ['a later fetch that failed', { sync: { ...CALM, error } }, 'rows'],
    ['a token refused later', { sync: { ...CALM, phase: 'signed_out' } }, 'rows'],
  ])('of %s', (_, changes, condition) => {
    expect(listCondition({ ...facts, ...changes })).toBe(condition);
  });
});

describe('staleReason', () => {
  it('is the refused token before all else, then the missing network, then the last error', () => {
    expect(staleReason({ ...CALM, phase: 'signed_out', error }, false)).toBe('signed-out');
    expect(staleReason({ ...CALM, error }, false)).toBe('offline');
    expect(staleReason({ ...CALM, error }, true)).toBe(error);
    expect(staleReason(CALM, true)).toBeNull();
  });
});

describe('retryWords', () => {
  const refused = { ...CALM, phase: 'signed_out' as const, error };

  it('say what the app does by itself, and nothing where it waits for a token', () => {
    expect(retryWords({ ...CALM, error })).toBe('Retrying automatically.');
    expect(retryWords({ ...refused, nextAttemptAt: 1 })).toContain('a few times a day');
    expect(retryWords({ ...refused, nextAttemptAt: null })).toBe('');
  });
});

describe('needsToken', () => {
  it.each([
    [{ phase: 'signed_out' as const }, true],
    [{ error: { code: 'keychain_unreachable' as const, message: '' } }, true],
    [{ error: { code: 'keychain_locked' as const, message: '' } }, false],
    [{ error }, false],
    [{}, false],
  ])('%j: %s', (changes, needed) => {
    expect(needsToken({ ...CALM, ...changes })).toBe(needed);
  });
});
