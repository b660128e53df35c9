import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/app-error';
import { sampleNumber } from '../../../shared/testing/sample';
import * as faults from '../../../sandbox/faults';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createManualClock } from '../testing/manual-clock';
import { createNumberWorker } from '../worker/number-worker';
import { askList, failureOf } from '../testing/ask-list';

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startSandbox({ numbers: 51 })));
const worker = createNumberWorker(createManualClock(0));
afterAll(() => worker.stop());
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clear());

/** What becomes of a request, over real HTTP. */
function failure(options: { maxBytes?: number } = {}): Promise<AppError> {
  const { url: baseUrl, token } = sandbox;
  return failureOf(askList(createManualClock(0), worker, { baseUrl, token, ...options }), token);
}

describe('an answer', () => {
  it.each([
    ['that is no gzip although it says so', faults.falseGzip, 'answer_damaged'],
    ['of which half of the gzip came', faults.halfGzip, 'connection_lost'],
  ])('%s', async (_, fault, code) => {
    sandbox.faults.once(fault);
    expect((await failure()).code).toBe(code);
  });

  it('without an end is too large', async () => {
    expect((await failure({ maxBytes: 1000 })).message).toContain('too large');
  });

  it('of 900 MB of blanks in 900 KB of gzip is too large, and not unpacked to its end', async () => {
    sandbox.faults.once(faults.gzipBomb);
    expect((await failure()).message).toContain('too large');
  });

  it('that is a page is too large where its records cannot be so large', async () => {
    const page = (id: string) => ({ success: true, data: [sampleNumber({ id })], meta: { total: 40, last_page: 40 } });
    sandbox.faults.once(faults.status(200, page('a')));
    sandbox.faults.always(faults.status(200, page('x'.repeat(7_000_000))));
    const { code, cause } = await failure();
    expect([code, (cause as AppError).code]).toEqual(['list_incomplete', 'unexpected_response']);
    expect((cause as AppError).message).toContain('too large');
  });
});
