import { describe, expect, it } from 'vitest';
import { REQUESTS } from '../../../shared/bridge/requests';
import { sessionSchema, type Session } from '../../../shared/settings';
import { NO_FILTERS } from '../../../shared/environment';
import { createDraftKeeper } from './drafts';

const ENVIRONMENT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const NOTE = { environmentId: ENVIRONMENT, numberId: '1', number: '+1', formatted: '1', text: 'half a no' };
const FORM = { environmentId: null, name: 'Prod', color: 'teal' as const, baseUrl: 'https://', scope: NO_FILTERS };

const CHANNEL = '11111111-1111-4111-8111-111111111111';
/** The form of a Slack channel; `channelId` is null for a new one. */
const channelForm = (channelId: string | null, name: string) => ({
  channelId,
  name,
  kind: 'slack' as const,
  about: { lapses: true, renews: false, alerts: true },
  savedViewId: null,
  rhythm: 'daily' as const,
  at: 540,
  weekday: 1,
  language: 'app' as const,
  followsQuietHours: true,
  followsPause: true,
  fields: {},
  removed: [],
});

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
    expect(drafts.all()).toEqual({ note: NOTE, environment: FORM, channels: [] });
    expect(written()).toBe(0);
    drafts.save();
    drafts.save();
    expect(written()).toBe(1);
    expect(onDisk()).toEqual({ note: NOTE, environment: FORM, channels: [] });
    expect(start().all()).toEqual({ note: NOTE, environment: FORM, channels: [] });
  });

  it('leave the disk as soon as they are done, since the app may be killed and they would be older than what is there', () => {
    const { start, onDisk } = setUp();
    const first = start();
    const [slack, stored] = [channelForm(null, 'Team'), channelForm(CHANNEL, 'Old name')];
    first.put({ note: NOTE, environment: FORM, channels: [slack, stored] });
    first.save();
    start().put({ note: null, channels: [{ ...stored, name: 'New name' }] });
    expect(onDisk()).toEqual({ note: null, environment: FORM, channels: [stored] });
  });

  it('are dropped with their environment or channel', () => {
    const { start } = setUp();
    const drafts = start();
    drafts.put({ note: NOTE, environment: FORM, channels: [channelForm(null, 'a'), channelForm(CHANNEL, 'b')] });
    drafts.forget(ENVIRONMENT);
    drafts.forget(CHANNEL);
    expect(drafts.all()).toEqual({ note: null, environment: FORM, channels: [channelForm(null, 'a')] });
  });

  it.each(['talq_abc', 'Bearer abc', 'https://me:secret@host'])('keep nothing that looks like a secret: %s', (text) => {
    const parsed = REQUESTS['drafts.put'].input.parse({ environment: { ...FORM, name: text, baseUrl: text } });
    expect(parsed.environment).toEqual({ ...FORM, name: '', baseUrl: '' });
  });

  it('keep no address of a channel in its other fields, and have no field for its secrets', () => {
    const put = (change: object) =>
      REQUESTS['drafts.put'].input.safeParse({ channels: [{ ...channelForm(null, 'Team'), ...change }] });
    expect(put({ name: 'https://hooks.example.com/x' }).data?.channels?.[0]?.name).toBe('');
    expect(put({ secrets: { url: 'https://hooks.example.com/x' } }).success).toBe(false);
    expect(put({ fields: { url: 'x' } }).success).toBe(false);
    expect(put({ kind: 'email', fields: { host: 'smtp.example.com', to: '' } }).success).toBe(true);
  });

  it('have no field for a token', () => {
    const withToken = { environment: { ...FORM, token: 'talq_abc' } };
    expect(REQUESTS['drafts.put'].input.safeParse(withToken).success).toBe(false);
  });
});
