import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { startedCore } from '../testing/started-core';
import { inFolder } from '../../../shared/testing/in-folder';

const note = (text: string) => ({
  note: { environmentId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', numberId: '1', number: '+1', formatted: '1', text },
});

it('drafts are on disk at once when the session ends, and those that a page sends while it is asked soon after', () =>
  inFolder(async (folder) => {
    const { core, ask } = await startedCore(folder, { clock: createManualClock(0) });
    const settings = () => readFile(join(folder, 'settings.json'), 'utf8');
    await ask('drafts.put', note('half a no'));
    core.openPage((event) => {
      if (event.type !== 'flush') return;
      void ask('drafts.put', note('half a note'));
      void ask('page.flushed', { flush: event.flush });
    });
    const flushed = core.flush();
    // nothing may be waited for: the process can end with the next turn
    expect(core.session().drafts).toEqual({ ...note('half a no'), environment: null, channels: [] });
    expect(await settings()).toContain('"half a no"');
    await flushed;
    expect(await settings()).toContain('"half a note"');
    await core.stop();
  }));
