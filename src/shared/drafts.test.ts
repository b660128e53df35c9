import { describe, expect, it } from 'vitest';
import { draftsPatchSchema, draftsSchema } from './drafts';
import { NO_FILTERS } from './environment';

const environment = { environmentId: null, name: 'New', color: 'blue', baseUrl: 'https://app.', scope: NO_FILTERS };
const note = { environmentId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', numberId: 'n', number: '+1', formatted: '1', text: 'x' }; // prettier-ignore
const kept = (change: object) => draftsSchema.parse({ environment: { ...environment, ...change } }).environment;

describe('drafts', () => {
  it('are none at first', () => {
    expect(draftsSchema.parse({})).toEqual({ note: null, environment: null, channels: [] });
  });

  it('keep what was typed, right or wrong', () => {
    expect(draftsSchema.parse({ note, environment })).toEqual({ note, environment, channels: [] });
    expect(kept({ baseUrl: 'not an address' })?.baseUrl).toBe('not an address');
  });

  it.each(['talq_live_1', 'Bearer abc', 'bearer\tabc', 'https://ada:secret@example.com', '//ada@example.com/x'])(
    'do not keep a secret in any field: %s',
    (text) => {
      expect(kept({ name: text, baseUrl: text, scope: { ...NO_FILTERS, search: text } })).toMatchObject({
        name: '',
        baseUrl: '',
        scope: { search: '' },
      });
    },
  );

  it.each(['https://example.com/@ada', 'ada@example.com', 'bearers', 'Talk'])('keep what is none: %s', (text) => {
    expect(kept({ name: text })?.name).toBe(text);
  });

  it('are changed one by one', () => {
    expect(draftsPatchSchema.parse({ note: null })).toEqual({ note: null });
    expect(draftsPatchSchema.parse({ environment })).toEqual({ environment });
    expect(draftsPatchSchema.safeParse({ other: null }).success).toBe(false);
  });

  it.each([
    [{ note: { ...note, text: 'x'.repeat(2_000) } }, true],
    [{ note: { ...note, text: 'x'.repeat(2_001) } }, false],
    [{ note: { ...note, token: 'talq_1' } }, false],
    [{ environment: { ...environment, name: 'x'.repeat(201) } }, false],
    [{ environment: { ...environment, baseUrl: 'x'.repeat(1_001) } }, false],
    [{ environment: { ...environment, token: 'talq_1' } }, false],
  ])('may be changed to %j: %s', (patch, expected) => {
    expect(draftsPatchSchema.safeParse(patch).success).toBe(expected);
  });
});
