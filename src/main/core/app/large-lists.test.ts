import { expect, it } from 'vitest';
import { NO_FILTERS } from '../../../shared/environment';
import type { ListMessage } from '../../../shared/bridge/events';
import { openChunk } from '../../../shared/packed/number-chunk';
import { sampleNumber } from '../../../shared/testing/sample';
import { createManualClock } from '../testing/manual-clock';
import { startedCore } from '../testing/started-core';
import { eventually } from '../../../shared/testing/eventually';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';

const START = new Date('2026-11-24T12:00:00').getTime();

/** More than a call takes as arguments. */
const MANY = 130_000;

it('follows an environment that shrinks from 130,000 numbers to 45, in list, activity and notifications', async () => {
  const dataDir = temporaryFolder();
  const clock = createManualClock(START);
  let served = Array.from({ length: MANY }, (_, id) => sampleNumber({ id: String(id), number: `+1${id}` }));
  const { core, notified, ask } = await startedCore(dataDir, {
    clock,
    fetch: () => Promise.resolve(new Response(JSON.stringify({ success: true, data: served }))),
  });
  try {
    await ask('environment.add', {
      details: { name: 'Production', color: 'teal', baseUrl: 'https://app.talkover.example', scope: NO_FILTERS },
      token: 'talq_many',
      keep: 'session',
    });
    served = served.slice(0, 45);
    clock.jump(60_000);
    const syncing = ask('sync.now', { environmentId: null });
    await new Promise<void>((resolve) => {
      core.onEvent((event) => event.type === 'state' && event.state.environments[0]?.sync.doubt && resolve());
    });
    expect(core.state().environments[0]?.sync.doubt).toEqual({ missing: MANY - 45 });
    await clock.advance(60_000);
    await syncing;
    const [environment] = core.state().environments;
    expect(environment?.sync).toMatchObject({ error: null, count: 45 });
    let shown = 0;
    core
      .openList((message: ListMessage) => {
        if (message.type === 'rows') shown += openChunk(message.chunk).numbers.length;
      })
      .close();
    expect(shown).toBe(45);
    expect(environment?.unread).toBe(50_000); // as many as the record keeps of one sync
    await clock.advance(0);
    await eventually(() => expect(notified.map(({ title }) => title)).toEqual([expect.stringContaining('129,955')]));
  } finally {
    await core.stop();
  }
});
