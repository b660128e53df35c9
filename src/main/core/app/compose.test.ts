import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disconnect, hang, status } from '../../../sandbox/faults';
import { NO_FILTERS } from '../../../shared/environment';
import { openChunk } from '../../../shared/packed/number-chunk';
import {
  dataDir,
  environment,
  filesHold,
  ids,
  sandbox,
  served,
  START,
  startCore,
  useSandbox,
} from '../testing/core-over-sandbox';
import { createManualClock } from '../testing/manual-clock';
import { eventually } from '../../../shared/testing/eventually';

useSandbox();

describe('the core', () => {
  it('adds an environment with its token, has its numbers at once, and writes the token nowhere', async () => {
    const { core, ask, state, list } = await startCore();
    const { environmentId } = await ask('environment.add', environment());
    expect(await state()).toMatchObject({
      activeEnvironmentId: environmentId,
      environments: [
        { name: 'Production', token: { held: 'session' }, sync: { phase: 'idle', count: 40, error: null } },
      ],
      warnings: [],
    });
    expect(await list()).toEqual(ids(served()));
    expect((await state()).environments[0]?.token.hint).toMatch(/^talq_….{4}$/);
    expect(JSON.stringify(await state())).not.toContain(sandbox.token);
    await core.stop();
    expect(await filesHold(sandbox.token)).toEqual([]);
    expect(await filesHold('Production')).not.toEqual([]);
  });

  it('fetches a new environment once', async () => {
    const { clock, ask } = await startCore();
    let added = false;
    const adding = ask('environment.add', environment()).finally(() => (added = true));
    while (!added) await clock.advance(0);
    await adding;
    await clock.advance(0);
    expect(sandbox.requests).toHaveLength(1);
  });

  it('does not save a refused token', async () => {
    const { core, state } = await startCore();
    const answer = await core.answer('environment.add', environment({ token: 'talq_wrong' }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_token' } });
    expect((await state()).environments).toEqual([]);
  });

  it.each([
    ['environment.add', { token: 7 }, 'bad_token'],
    ['no.such.request', undefined, 'bad_request'],
    ['sync.now', { environmentId: '../../etc' }, 'bad_request'],
    [42, undefined, 'bad_request'],
  ])('refuses what the bridge does not know: %s', async (name, input, code) => {
    const { core } = await startCore();
    expect(await core.answer(name, input)).toMatchObject({ ok: false, error: { code } });
  });

  it('never repeats a token in the error about it', async () => {
    const { core } = await startCore();
    const answer = await core.answer('environment.add', environment({ token: 'talq_with a space' }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad_token' } });
    expect(JSON.stringify(answer)).not.toContain('with a space');
  });

  it('shows the last list at once after a restart, also without network', async () => {
    const first = await startCore();
    await first.ask('environment.add', environment());
    const ids = await first.list();
    await first.core.stop();
    sandbox.faults.always(disconnect);
    const second = await startCore();
    expect(await second.list()).toEqual(ids);
    expect((await second.state()).environments[0]?.sync).toMatchObject({ count: 40, lastSuccessAt: START });
  });

  it('fetches once the page that is shown has painted', async () => {
    const first = await startCore();
    await first.ask('environment.addSample', undefined);
    await first.core.stop();
    const { clock, ask, state } = await startCore(createManualClock(START + 60_000), { showsPage: true });
    const waits = [{ sync: { phase: 'syncing', lastSuccessAt: START } }];
    await eventually(async () => {
      await clock.advance(0);
      expect((await state()).environments).toMatchObject(waits);
    });
    await ask('page.painted', undefined);
    await ask('sync.now', { environmentId: null }); // joins the sync that is under way
    expect((await state()).environments).toMatchObject([{ sync: { phase: 'idle', lastSuccessAt: START + 60_000 } }]);
  });

  it('goes on without a list when the snapshot is damaged, and says so', async () => {
    const first = await startCore();
    const { environmentId } = await first.ask('environment.add', environment());
    await first.core.stop();
    await writeFile(join(dataDir, 'snapshots', `${environmentId}.jsonl`), '{"version":2,');
    const second = await startCore();
    expect(await second.list()).toEqual([]);
    expect((await second.state()).warnings).toMatchObject([{ code: 'snapshot_damaged' }]);
  });

  it('sets a damaged settings file aside and starts', async () => {
    await writeFile(join(dataDir, 'settings.json'), '{"environments": [');
    const { state } = await startCore();
    expect((await state()).warnings).toMatchObject([{ code: 'settings_damaged' }]);
    expect((await readdir(dataDir)).some((name) => name.startsWith('settings.json.damaged-'))).toBe(true);
  });

  it('announces a refused token once and stops asking', async () => {
    const { core, ask, state, notified, clock } = await startCore();
    const { environmentId } = await ask('environment.add', environment());
    await eventually(() => expect(notified).toHaveLength(1));
    notified.length = 0;
    sandbox.faults.always(status(401, { success: false, message: 'Unauthorized' }));
    await ask('sync.now', { environmentId });
    await clock.advance(3_600_000);
    expect((await state()).environments[0]?.sync).toMatchObject({
      phase: 'signed_out',
      error: { code: 'invalid_token' },
    });
    const { tooltip } = (await state()).tray;
    expect(tooltip).toContain('Production needs a new token');
    await eventually(() => expect(notified).toHaveLength(1));
    await core.stop();
    expect(notified.map(({ title }) => title)).toEqual(['Talkover rejected the token of Production']);
  });

  it('announces once a number that is gone or out of service since the last fetch, but not of another scope', async () => {
    const { core, ask, notified, clock } = await startCore();
    const { environmentId } = await ask('environment.add', environment());
    await eventually(() => expect(notified).toHaveLength(1));
    notified.length = 0;
    const { details, keep } = environment();
    const narrow = { ...details, scope: { ...NO_FILTERS, type: 'sms' as const } };
    await ask('environment.update', { environmentId, details: narrow, token: null, keep });
    await ask('environment.update', { environmentId, details, token: null, keep });
    sandbox.change(([, ...others]) => {
      const index = others.findIndex((number) => number.current_status === 'active');
      return others.map((number, at) => (at === index ? { ...number, current_status: 'suspended' } : number));
    });
    await clock.advance(1_000);
    await ask('sync.now', { environmentId });
    const words = () => notified.map(({ title }) => title).join(', ');
    await eventually(() => {
      expect(words()).toMatch(/was removed|1 number removed/);
      expect(words()).toMatch(/is suspended|1 number out of service/);
    });
    await ask('sync.now', { environmentId });
    await core.stop();
    expect(words().match(/removed/g)).toHaveLength(1);
  });

  it('keeps the list and says since when while Talkover cannot be reached', async () => {
    const { ask, state, list, clock } = await startCore();
    await ask('environment.add', environment());
    const ids = await list();
    sandbox.faults.always(disconnect);
    const syncing = ask('sync.now', { environmentId: null });
    await eventually(async () => {
      await clock.advance(10_000);
      expect((await state()).environments[0]?.sync.error).toMatchObject({ code: 'offline' });
    });
    await syncing;
    // the network is there: only Talkover is not
    expect(await state()).toMatchObject({ online: true, tray: { icon: 'offline' } });
    expect(await list()).toEqual(ids);
  });

  it('removes an environment with its list', async () => {
    const { core, ask, state, list } = await startCore();
    const { environmentId } = await ask('environment.add', environment());
    await ask('environment.remove', { environmentId });
    expect((await state()).environments).toEqual([]);
    expect(await list()).toEqual([]);
    await core.stop();
    expect(await filesHold(served()[0]?.international_number ?? '')).toEqual([]);
  });

  it('streams the newly chosen environment', async () => {
    const { ask, list } = await startCore();
    const { environmentId } = await ask('environment.add', environment());
    const sample = await ask('environment.addSample', undefined);
    expect(await list()).toHaveLength(250);
    await ask('environment.select', { environmentId });
    expect(await list()).toHaveLength(40);
    expect(await ask('environment.addSample', undefined)).toEqual(sample);
  });

  it('neither announces sample data nor shows it in the tray, as a list of the user’s own it would be', async () => {
    const { core, ask, state, notified, clock } = await startCore();
    const { environmentId } = await ask('environment.addSample', undefined);
    await eventually(async () => {
      await clock.advance(0);
      expect((await state()).environments[0]?.lapsing).toBeGreaterThan(0);
    });
    expect((await state()).tray).toMatchObject({ icon: 'calm', attention: 0, next: [], tooltip: 'Talkover Numbers' });
    expect(await ask('reminders.preview', undefined)).toEqual([]);
    await ask('sync.now', { environmentId });
    await core.stop();
    expect(notified).toEqual([]);
  });

  it('takes the sample data of another day for a beginning, and not for changes', async () => {
    const { ask, state, clock } = await startCore();
    const { environmentId } = await ask('environment.addSample', undefined);
    clock.jump(86_400_000);
    await ask('sync.now', { environmentId });
    expect((await state()).environments[0]).toMatchObject({ unread: 0, sync: { lastSuccessAt: clock.now() } });
    const start = { type: 'start', at: clock.now(), reason: 'sample', count: 250, before: 250 };
    expect(await ask('activity.list', { environmentId })).toEqual({ syncs: [start], chunks: [] });
  });

  it('asks Talkover with the API’s own filters', async () => {
    const { ask } = await startCore();
    const { environmentId } = await ask('environment.add', environment());
    const { chunks } = await ask('numbers.ask', { environmentId, filters: { ...NO_FILTERS, type: 'sms' } });
    const found = chunks.flatMap((chunk) => [...openChunk(chunk).numbers]);
    expect(ids(found)).toEqual(ids(served().filter(({ type }) => type === 'sms')));
  });

  it('says so where Talkover takes too long to answer', async () => {
    const { ask, clock } = await startCore();
    const { environmentId } = await ask('environment.add', environment());
    sandbox.faults.always(hang);
    let failure: unknown = null;
    const asked = ask('numbers.ask', { environmentId, filters: NO_FILTERS }).catch(
      (error: unknown) => (failure = error),
    );
    while (failure === null) await clock.advance(1_000);
    await asked;
    expect(failure).toMatchObject({ message: 'timeout' });
    expect((failure as Error).cause).toMatchObject({ message: expect.stringContaining('60 seconds') as string });
  });

  it('shows the lists of all environments together, and of one again', async () => {
    const { ask, state, list } = await startCore();
    const { environmentId } = await ask('environment.add', environment());
    await ask('environment.select', { environmentId: null });
    expect((await state()).showsAll).toBe(false); // of one there is nothing to put together
    await ask('environment.add', environment());
    await ask('environment.addSample', undefined);
    await ask('environment.select', { environmentId: null });
    expect(await state()).toMatchObject({ showsAll: true });
    expect(await list()).toHaveLength(80); // sample data is never among them
    await ask('environment.select', { environmentId });
    expect(await list()).toHaveLength(40);
    expect(await state()).toMatchObject({ showsAll: false, activeEnvironmentId: environmentId });
  });

  it('notifies pages of changes once, and leads them to what was clicked', async () => {
    const { core, ask, events, clock } = await startCore();
    const { environmentId } = await ask('environment.add', environment());
    // what is ahead was found in the list, and announced
    await eventually(() =>
      expect(events.at(-1)).toMatchObject({ state: { environments: [{ lapsing: 6 }], reminders: { waiting: 0 } } }),
    );
    await ask('settings.update', { reminders: { enabled: false } });
    await eventually(() => expect(events.at(-1)).toMatchObject({ state: { reminders: { held: 'disabled' } } }));
    events.length = 0;
    await ask('settings.update', { appearance: 'dark', density: 'compact' });
    await clock.advance(0);
    expect(events).toMatchObject([{ type: 'state', state: { settings: { appearance: 'dark', density: 'compact' } } }]);
    core.navigate({ view: 'renewals', environmentId, only: null });
    expect(events.at(-1)).toMatchObject({ type: 'navigate', target: { view: 'renewals' } });
  });
});
