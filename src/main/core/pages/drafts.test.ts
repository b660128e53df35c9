import { describe, expect, it } from 'vitest';
import { REQUESTS } from '../../../shared/bridge/requests';
import { sessionSchema, type Session } from '../../../shared/settings';
import { NO_FILTERS } from '../../../shared/environment';
import { createDraftKeeper } from './drafts';

const ENVIRONMENT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const NOTE = { environmentId: ENVIRONMENT, numberId: '1', number: '+1', formatted: '1', text: 'half a no' };
const FORM = { environmentId: null, name: 'Prod', color: 'teal' as const, baseUrl: 'https://', scope: NO_FILTERS };

/** A keeper over a session; `written` counts how often that is written. */
function setUp() {
  let session: Session = sessionSchema.parse({});
  let written = 0;
  const settings = {
    session: () => session,
    remember(patch: Partial<Session>) {
      written++;
      session = sessionSchema.parse({ ...session, ...patch });
    },
  };
  return { start: () => createDraftKeeper(settings), onDisk: () => session.drafts, written: () => written };
}

describe('drafts', () => {
  it('stay in memory while they are typed, and are written down at the end', () => {
    const { start, onDisk, written } = setUp();
    const drafts = start();
    drafts.put({ note: NOTE });
    drafts.put({ environment: FORM });
    expect(drafts.all()).toEqual({ note: NOTE, environment: FORM });
    expect(written()).toBe(0);
    drafts.save();
    drafts.save();
    expect(written()).toBe(1);
    expect(onDisk()).toEqual({ note: NOTE, environment: FORM });
    expect(start().all()).toEqual({ note: NOTE, environment: FORM });
  });

  it('leave the disk as soon as they are done, since the app may be killed and they would be older than what is there', () => {
    const { start, onDisk } = setUp();
    const first = start();
    first.put({ note: NOTE, environment: FORM });
    first.save();
    start().put({ note: null });
    expect(onDisk()).toEqual({ note: null, environment: FORM });
  });

  it('are dropped with their environment', () => {
    const { start } = setUp();
    const drafts = start();
    drafts.put({ note: NOTE, environment: FORM });
    drafts.forget(ENVIRONMENT);
    expect(drafts.all()).toEqual({ note: null, environment: FORM });
  });

  it.each(['talq_abc', 'Bearer abc', 'https://me:secret@host'])('keep nothing that looks like a secret: %s', (text) => {
    const parsed = REQUESTS['drafts.put'].input.parse({ environment: { ...FORM, name: text, baseUrl: text } });
    expect(parsed.environment).toEqual({ ...FORM, name: '', baseUrl: '' });
  });

  it('have no field for a token', () => {
    const withToken = { environment: { ...FORM, token: 'talq_abc' } };
    expect(REQUESTS['drafts.put'].input.safeParse(withToken).success).toBe(false);
  });
});
