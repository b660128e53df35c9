import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { ListMessage } from '../../../shared/bridge/events';
import type { RequestInput } from '../../../shared/bridge/requests';
import type { AppState } from '../../../shared/bridge/state';
import { localDay } from '../../../shared/calendar/calendar-day';
import { NO_FILTERS } from '../../../shared/environment';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { openChunk } from '../../../shared/packed/number-chunk';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';
import type { Core } from '../app/core';
import { createManualClock } from './manual-clock';
import { startedCore } from './started-core';

export const START = new Date('2026-11-24T12:00:00').getTime();

export let dataDir: string;
export let sandbox: Sandbox;
const cores: Core[] = [];

/**
 * Gives each test of the file that calls this a data folder and a sandbox. The hooks aren't registered at module level,
 * because files that share a worker load this module only once.
 */
export function useSandbox(): void {
  beforeEach(async () => {
    dataDir = temporaryFolder();
    sandbox = await startSandbox({ numbers: 40, seed: 3, today: localDay(START) });
  });
  afterEach(async () => {
    await Promise.all(cores.splice(0).map((core) => core.stop()));
    await sandbox.close();
  });
}

/** A whole core over real HTTP and real files; another call starts another over the same folder. */
export async function startCore(clock = createManualClock(START), start?: Parameters<Core['start']>[0]) {
  const started = await startedCore(dataDir, { clock, ...(start && { start }) });
  const { core, ask } = started;
  cores.push(core);

  const state = (): Promise<AppState> => ask('state.get', undefined);
  /** The ids of the list, as a page would get it. */
  async function list(): Promise<string[]> {
    await clock.advance(0);
    const numbers: PhoneNumber[] = [];
    const take = (message: ListMessage) => message.type === 'rows' && numbers.push(...openChunk(message.chunk).numbers);
    core.openList(take).close();
    return ids(numbers);
  }
  return { ...started, state, list };
}

export const ids = (numbers: readonly PhoneNumber[]) => numbers.map(({ id }) => id).sort();

/** The numbers that the sandbox serves. */
export function served(): PhoneNumber[] {
  let numbers: PhoneNumber[] = [];
  sandbox.change((current) => (numbers = current));
  return numbers;
}

/** What the form of a new environment sends. */
export const environment = (patch: Partial<RequestInput<'environment.add'>> = {}) => ({
  details: { name: 'Production', color: 'teal' as const, baseUrl: sandbox.url, scope: NO_FILTERS },
  token: sandbox.token,
  // these tests run without a desktop session; the keychain has tests of its own
  keep: 'session' as const,
  ...patch,
});

/** The files of the data folder that contain a text. */
export async function filesHold(text: string): Promise<string[]> {
  const names = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return files.filter((_, index) => contents[index]?.includes(text));
}
