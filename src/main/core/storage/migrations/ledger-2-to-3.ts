import type { Migrated } from '../data-file';
import { encodeJournal, encodeLine, parseObject } from '../journal-lines';

type Fields = Record<string, unknown>;

/**
 * Version 2 (0.1.0) was a first line with the whole state and a line in JSON for each thing since. Version 3 is a journal
 * with a record for each thing; accounts are environments, stages offsets, notices alerts, and targets places.
 */
export function ledger2to3(bytes: Buffer): Migrated {
  const [first = '', ...rest] = bytes.toString('utf8').split('\n');
  const state = parseObject(first);
  const isState = state?.type === 'state' && state.version === 2;
  let isDamaged = !isState;
  const records: Fields[] = isState ? stateRecords(state) : [];
  // what stands behind the last line break was being written when the app was killed
  for (const line of rest.slice(0, -1)) {
    const record = parseObject(line);
    if (record) records.push(recordOf(record));
    else isDamaged = true;
  }
  const lines = records.map((record) => encodeLine(JSON.stringify(record), true));
  return { bytes: encodeJournal('ledger', 3, lines), isDamaged };
}

function stateRecords({ settledThrough, given, notices, underWay, history }: Fields): Fields[] {
  return [
    ...(typeof settledThrough === 'number' ? [{ type: 'settled', through: settledThrough }] : []),
    ...listOf(given).map((one) => ({ type: 'announced', announced: one })),
    ...listOf(notices).map(({ notice, givenAt }) => ({ type: 'alert', alert: renamed(notice), announcedAt: givenAt })),
    ...listOf(history).map((one) => ({ type: 'sent', announcement: announcementOf(one) })),
    ...(underWay ? [{ type: 'intent', announcement: announcementOf(underWay) }] : []),
  ];
}

function recordOf(record: Fields): Fields {
  if (record.type === 'intent') return { ...record, announcement: announcementOf(record.announcement) };
  if (record.type !== 'owed') return record;
  const { notices, ...rest } = record;
  return { ...rest, type: 'due', alerts: listOf(notices).map(renamed) };
}

function announcementOf(announcement: unknown): Fields {
  const { notices, renewals, target, ...rest } = (announcement ?? {}) as Fields;
  return { ...rest, target: placeOf(target), renewals: listOf(renewals).map(saidOf), alerts: notices };
}

function saidOf(said: Fields): Fields {
  const { stage, ...rest } = renamed(said);
  return { ...rest, offset: stage };
}

function placeOf(target: unknown): Fields {
  const { view, only, ...rest } = renamed(target);
  const place = view === 'numbers' ? 'number' : view;
  return { place, ...rest, announcementId: only };
}

function renamed(about: unknown): Fields {
  const { accountId, ...rest } = (about ?? {}) as Fields;
  return { ...rest, environmentId: accountId };
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? (value as Fields[]) : [];
}
