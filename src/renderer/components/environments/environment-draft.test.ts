import { describe, expect, it } from 'vitest';
import { ENVIRONMENT_COLORS } from '../../../shared/environment';
import { detailsOf, draftOf, hasAdvanced, isForServer, pasteHints, problemsOf } from './environment-draft';

const draft = { ...draftOf(null), name: 'Production' };

describe('the draft of an environment', () => {
  it('may leave the token empty only where one is kept for that very server', () => {
    expect(problemsOf(draft, 'kept')).toEqual({});
    expect(problemsOf(draft, 'none').token).toBe('Enter your API token.');
    expect(problemsOf({ ...draft, token: '  ' }, 'none').token).toBe('Enter your API token.');
    expect(problemsOf({ ...draft, token: 'two words' }, 'none').token).toContain('doesn’t look like an API token');
    expect(problemsOf(draft, 'elsewhere').token).toContain('belongs to another server');
    expect(problemsOf({ ...draft, token: 'talq_x' }, 'elsewhere')).toEqual({});
  });

  it.each([
    ['https://app.talkover.ai/', true],
    ['https://app.talkover.ai/eu', true],
    ['https://app.talkover.ai:8443', false],
    ['http://app.talkover.ai', false],
    ['https://app.talkover.ai.evil.example', false],
    ['not a url', false],
  ])('knows whether %s is the server of the token: %s', (baseUrl, expected) => {
    expect(isForServer({ baseUrl: 'https://app.talkover.ai' }, baseUrl)).toBe(expected);
  });

  it('says of each field what is wrong with it', () => {
    const wrong = { ...draft, name: ' ', baseUrl: 'http://app.talkover.ai', token: 'two words' };
    expect(Object.keys(problemsOf(wrong, 'kept')).sort()).toEqual(['baseUrl', 'name', 'token']);
  });

  it('says what is meant by what was pasted, and never repeats the token', () => {
    const pasted = { ...draft, baseUrl: 'app.talkover.ai/api/v1', token: 'Bearer talq_secret' };
    expect(problemsOf(pasted, 'none')).toEqual({});
    expect(pasteHints(pasted).baseUrl).toContain('https://app.talkover.ai.');
    expect(pasteHints(pasted).token).toBeDefined();
    expect(JSON.stringify(pasteHints(pasted))).not.toContain('talq_secret');
    expect(pasteHints({ ...draft, token: 'talq_secret' })).toEqual({});
    expect(pasteHints({ ...draft, baseUrl: 'http://app.talkover.ai', token: 'two words' })).toEqual({});
    expect(isForServer({ baseUrl: 'https://app.talkover.ai' }, 'app.talkover.ai/api/v1')).toBe(true);
  });

  it.each([
    ['abc', true],
    ['TALQ_x', true],
    ['tal', false],
    ['talq_x', false],
    ['Bearer talq_x', false],
    ['Bearer abc', true],
    ['', false],
    ['two words', false],
  ])('hints that %j begins as no token usually does: %s, and blocks nothing for it', (token, isHinted) => {
    const said = pasteHints({ ...draft, token }).token ?? '';
    expect(said.includes('usually start with talq_')).toBe(isHinted);
    if (isHinted) expect(problemsOf({ ...draft, token }, 'none')).toEqual({});
  });

  it('begins with a colour that no other environment has, as long as there is one', () => {
    const others = ENVIRONMENT_COLORS.map((color) => ({ ...detailsOf(draft), color }));
    expect(draftOf(null).color).toBe('teal');
    expect(draftOf(null, others.slice(0, 2)).color).toBe(ENVIRONMENT_COLORS[2]);
    expect(draftOf(null, others).color).toBe('teal');
  });

  it('starts with a name that no other environment has', () => {
    const named = (...names: string[]) => names.map((name) => ({ ...detailsOf(draft), name }));
    expect(draftOf(null).name).toBe('Production');
    expect(draftOf(null, named('EU')).name).toBe('Production');
    expect(draftOf(null, named('Production')).name).toBe('Environment 2');
    expect(draftOf(null, named('Production', 'Environment 2')).name).toBe('Environment 3');
  });

  it('shows what is under Advanced only where that is not as usual', () => {
    const usual = draftOf(null);
    expect(hasAdvanced(usual)).toBe(false);
    expect(hasAdvanced({ ...usual, baseUrl: 'https://eu.talkover.example' })).toBe(true);
    expect(hasAdvanced({ ...usual, scope: { ...usual.scope, has_voice: false } })).toBe(true);
  });

  it('takes a blank search for none', () => {
    expect(detailsOf({ ...draft, scope: { ...draft.scope, search: '  ' } }).scope.search).toBeNull();
  });
});
