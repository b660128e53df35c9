import { open } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentDto, AppState } from '../../../shared/bridge/state';
import type { Clock } from '../ports/ports';
import { readDataFiles, type DataFile } from './data-files';
import { idWord } from './entry';
import type { AppLog } from './log';
import { hideNames, redactText } from './redact';
import { LOG_FILES } from './rotating-file';
import type { SyncRecord } from './sync-record';

/** Bytes of the log that are part of the diagnostics: some days of a calm app, and still quick to read and to send. */
const LOG_BYTES = 200 * 1024;

export interface DiagnosticsParts {
  dataDir: string;
  clock: Clock;
  log: AppLog;
  state: () => AppState;
  syncs: () => readonly SyncRecord[];
}

/**
 * All that helps to find a fault, as one text: what the user is shown, copies or saves. It holds no token, number, name,
 * label, note, query or URL; environments are distinguished by a word made from their random IDs.
 */
export async function readDiagnostics({ dataDir, clock, log, state, syncs }: DiagnosticsParts): Promise<string> {
  const [{ files, others }, lines] = await Promise.all([readDataFiles(dataDir), readLogEnd(join(dataDir, 'logs'))]);
  const now = state();
  const names = log.names();
  const sections: [title: string, lines: string[]][] = [
    ['Versions', versions(now)],
    ['Settings', settingsLines(now.settings, names)],
    ['Environments', now.environments.map((environment) => environmentLine(environment))],
    ['State', stateLines(now)],
    ['Last syncs', syncs().map(syncLine)],
    ['Files in the data folder', [...files.map(fileLine), `${others} other files`]],
    ['Logging', [logLine(log)]],
    ['Log', [hideNames(lines, names)]],
  ];
  const texts = sections.map(([title, body]) => `## ${title}\n${body.length === 0 ? 'none' : body.join('\n')}\n`);
  return [`# Talkover Numbers diagnostics, ${instant(clock.now())}\n`, ...texts].join('\n');
}

function versions(state: AppState): string[] {
  const { node, electron, chrome } = process.versions as NodeJS.ProcessVersions & Record<string, string | undefined>;
  return [
    `app ${state.version}, ${state.shell}`,
    `electron ${electron ?? 'none'}, chrome ${chrome ?? 'none'}, node ${node}`,
    `${process.platform} ${process.arch} ${release()}`,
    `locale ${state.locale}, time zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}`,
  ];
}

/** The settings hold no names; should one ever do, it is hidden like anywhere else. */
function settingsLines(settings: AppState['settings'], names: readonly string[]): string[] {
  const hidden = (_: string, value: unknown) => (typeof value === 'string' ? redactText(value, names) : value);
  return Object.entries(settings).map(([name, value]) => `${name} ${JSON.stringify(value, hidden)}`);
}

function environmentLine({ id, kind, token, sync, dueSoon, lapsing, unread, scope }: EnvironmentDto): string {
  return [
    idWord(id),
    kind,
    sync.phase,
    `last success ${instant(sync.lastSuccessAt)}`,
    `next sync ${instant(sync.nextAttemptAt)}`,
    `error ${sync.error?.code ?? 'none'}`,
    `${sync.count ?? 'no'} numbers`,
    `${sync.setAside} set aside`,
    `${dueSoon} due soon`,
    `${lapsing} lapsing`,
    `${unread} unread`,
    `token ${token.held}`,
    `${Object.values(scope).filter((value) => value !== null && value !== undefined).length} scope filters`,
  ].join(', ');
}

function stateLines({ online, keychain, warnings, reminders, savedViews, tray }: AppState): string[] {
  const paused = typeof tray.pausedUntil === 'number' ? instant(tray.pausedUntil) : (tray.pausedUntil ?? 'no');
  return [
    `online ${online}`,
    `keychain ${keychain.available ? 'available' : (keychain.problem?.code ?? 'not available')}`,
    `warnings ${warnings.map(({ code }) => code).join(', ') || 'none'}`,
    `reminders ${reminders.waiting} waiting, held back by ${reminders.held ?? 'nothing'}, paused ${paused}`,
    `${savedViews.length} saved views, of which ${savedViews.filter(({ reminds }) => reminds).length} limit reminders`,
  ];
}

function syncLine({ at, environment, status, ms, count, setAside }: SyncRecord): string {
  const found = count === null ? '' : `, ${count} numbers, ${setAside} set aside`;
  return `${instant(at)} ${environment} ${status} in ${ms} ms${found}`;
}

function fileLine({ name, bytes, changedAt, version }: DataFile): string {
  return `${name}  ${bytes} bytes  ${instant(changedAt)}${version === null ? '' : `  version ${version}`}`;
}

function logLine(log: AppLog): string {
  const { level, skipped, lost, lostBecause } = log.health();
  return `level ${level}, ${skipped} entries skipped, ${lost} not written${lostBecause === null ? '' : ` (${lostBecause})`}`;
}

const instant = (at: number | null) => (at === null ? 'never' : new Date(at).toISOString());

/** The end of the log, from whole lines; empty where there is none. */
async function readLogEnd(folder: string): Promise<string> {
  let text = '';
  for (const name of LOG_FILES) {
    const left = LOG_BYTES - Buffer.byteLength(text);
    if (left <= 0) break;
    text = (await readEnd(join(folder, name), left)) + text;
  }
  return text.trimEnd();
}

async function readEnd(path: string, bytes: number): Promise<string> {
  const handle = await open(path).catch(() => null); // fewer files than there may be
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - bytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    const text = buffer.toString('utf8', 0, bytesRead);
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await handle.close();
  }
}
