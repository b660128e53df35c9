import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NO_FILTERS } from '../../../shared/environment';
import { sampleNumber } from '../../../shared/testing/sample';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';
import { LOG_FILES } from '../log/rotating-file';
import { createManualClock } from '../testing/manual-clock';
import { startedCore } from '../testing/started-core';

it('the log holds no names of senders and agents, nor after a restart without a network', async () => {
  const dataDir = temporaryFolder();
  const clock = createManualClock(Date.UTC(2026, 10, 24, 9));
  const data = [{ ...sampleNumber({ number: 'Example Bank' }), agents: [{ id: 'a1', name: 'Night shift' }] }];
  const serve = () => Promise.resolve(new Response(JSON.stringify({ success: true, data })));
  const fails = {
    where: 'script' as const,
    errors: [{ name: 'Error', message: 'no row of Example Bank, Night shift' }],
  };

  const first = await startedCore(dataDir, { clock, fetch: serve });
  const details = {
    name: 'Production',
    color: 'teal' as const,
    baseUrl: 'https://talkover.example',
    scope: NO_FILTERS,
  };
  await first.ask('environment.add', { details, token: 'token', keep: 'session' });
  await first.ask('page.failed', fails);
  await first.core.stop();
  const next = await startedCore(dataDir, { clock, fetch: () => Promise.reject(new Error('offline')) });
  await next.ask('page.failed', fails);
  await next.core.stop();

  const log = await readFile(join(dataDir, 'logs', LOG_FILES[0]), 'utf8');
  expect(log.match(/no row of .*/g)).toEqual(['no row of [name], [name]', 'no row of [name], [name]']);
  expect(log).not.toMatch(/Example Bank|Night shift/);
});
