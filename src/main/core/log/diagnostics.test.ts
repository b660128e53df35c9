import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import type { AppState } from '../../../shared/bridge/state';
import { settingsSchema } from '../../../shared/settings';
import { createManualClock } from '../testing/manual-clock';
import { readDataFiles } from './data-files';
import { readDiagnostics } from './diagnostics';
import { idWord } from './entry';
import { createLog } from './log';
import { createSyncRecords } from './sync-record';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';

const ID = '3f2b9c1d-7c5e-4f00-8000-000000000001';
const NOW = Date.UTC(2026, 10, 24, 12);

let dataDir: string;
beforeEach(() => void (dataDir = temporaryFolder()));

async function put(name: string, text: string): Promise<void> {
  await mkdir(join(dataDir, name, '..'), { recursive: true });
  await writeFile(join(dataDir, name), text);
}

const state = {
  version: '0.1.0',
  shell: 'browser',
  locale: 'en-GB',
  online: true,
  settings: settingsSchema.parse({}),
  keychain: { available: false, problem: { code: 'keychain_locked', message: 'Acme' } },
  environments: [
    {
      id: ID,
      kind: 'live',
      name: 'Acme',
      baseUrl: 'https://talk.acme.example',
      color: 'teal',
      scope: { type: null, has_voice: true, has_whatsapp: null, search: 'Bob' },
      token: { held: 'session', hint: 'talq_…9f3c' },
      sync: { phase: 'idle', lastSuccessAt: NOW, nextAttemptAt: null, error: { code: 'offline', message: 'Acme' }, count: 5, setAside: 1 }, // prettier-ignore
      dueSoon: 2,
      lapsing: 1,
      unread: 0,
    },
  ],
  savedViews: [{ id: ID, name: 'Acme view', query: 'Bob', reminds: true }],
  tray: { pausedUntil: 'forever', next: [{ label: '+1 415 555 0132 renews' }] },
  reminders: { waiting: 3, held: 'paused', revision: 1 },
  warnings: [{ code: 'disk_full', message: 'Acme' }],
} as unknown as AppState;

it('shows what a fault may depend on, and nothing private', async () => {
  const clock = createManualClock(NOW);
  const log = createLog(clock);
  log.openIn(dataDir);
  log.error('before the name was known', new Error('of Acme'));
  log.follow({ level: () => 'debug', names: () => ['Acme'] });
  await put('settings.json', '{"settings":{}}');
  const syncs = createSyncRecords(log);
  syncs.add(NOW, ID, { ms: 12, result: { count: 5, setAside: 1 } });
  syncs.add(NOW, ID, { ms: 30, result: new AppError('offline', { cause: new Error('of Acme') }) });
  const text = await readDiagnostics({ dataDir, clock, log, state: () => state, syncs: syncs.all });
  for (const line of [
    'app 0.1.0, browser',
    'logLevel "info"',
    `${idWord(ID)}, live, idle, last success 2026-11-24T12:00:00.000Z, next sync never, error offline, 5 numbers, 1 set aside`, // prettier-ignore
    'keychain keychain_locked',
    'warnings disk_full',
    'reminders 3 waiting, held back by paused, paused forever',
    '1 saved views, of which 1 limit reminders',
    `2026-11-24T12:00:00.000Z ${idWord(ID)} ok in 12 ms, 5 numbers, 1 set aside`,
    `2026-11-24T12:00:00.000Z ${idWord(ID)} offline in 30 ms`,
    'settings.json  15 bytes',
    'logs/app.log  ',
    'level debug, 0 entries skipped, 0 not written',
    'before the name was known',
    `sync failed environment=${idWord(ID)} status=offline ms=30`,
  ])
    expect(text).toContain(line);
  expect(text).not.toMatch(/acme|bob|415|9f3c|example/i);
});

it('says what the log lost', async () => {
  const clock = createManualClock(NOW);
  const log = createLog(clock);
  await writeFile(join(dataDir, 'logs'), '');
  log.openIn(dataDir);
  log.info('lost');
  const text = await readDiagnostics({ dataDir, clock, log, state: () => state, syncs: () => [] });
  expect(text).toContain('1 not written (EEXIST)');
});

it('names only files of the app, with their versions', async () => {
  await put('settings.json', '{}');
  await put('ledger.jsonl', '{"type":"state","version":2}\n');
  await put('ledger.jsonl.damaged-2026-11-24T12-00-00-000Z', '{');
  await put('settings.json.tmp-123456', '{');
  await put(`snapshots/${ID}.jsonl`, '{"version":3,');
  await put('Acme numbers.csv', '');
  await put('Acme Corp/notes.json', '');
  await put('chromium/x.json', '');
  await put('+14155550132.json', '');
  await symlink('/etc/passwd', join(dataDir, 'x.log')).catch(() => undefined); // Windows may not allow it
  const { files, others } = await readDataFiles(dataDir);
  expect(files.map(({ name, version }) => [name, version])).toEqual([
    ['ledger.jsonl', 2],
    ['ledger.jsonl (damaged)', null],
    ['settings.json', null],
    ['settings.json (left over)', null],
    [`snapshots/${idWord(ID)}.jsonl`, 3],
  ]);
  expect(others).toBe(3);
  expect(await readDataFiles(join(dataDir, 'nowhere'))).toEqual({ files: [], others: 0 });
});
