import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PHONE_NUMBER_FIELDS } from '../../../shared/numbers/phone-number';
import { readActivityHead } from './formats/activity-format';
import { readLabelsAndNoteRecord } from './formats/labels-and-notes-format';
import { readLedgerRecord } from './formats/ledger-format';
import { readPreference, readPreferences } from './formats/preferences-format';
import { readSettingsParts, storedParts } from './formats/settings-format';
import { encodeSnapshot, readSnapshot } from './formats/snapshot-format';
import { encodeLine, parseObject, readJournal, type JournalRecord } from './journal-lines';

const text = readFileSync(join(import.meta.dirname, '../../../../docs/data-folder.md'), 'utf8');

/** A section of the page, by its heading. */
function section(heading: string): string {
  const found = text.split(/^## /m).find((one) => one.startsWith(heading));
  expect(found, heading).toBeDefined();
  return found!;
}

/** The examples of a section, as lines. */
const examplesIn = (heading: string) =>
  [...section(heading).matchAll(/^```\w*\n(.*?)^```/gms)].map(([, example = '']) => example.trimEnd().split('\n'));

/** What an example leaves out is left out. */
const whole = (line: string) => line.replaceAll(/, …|\{…\}/g, (found) => (found === '{…}' ? '{}' : ''));

const bodyOf = (line: string) => Buffer.from(whole(line).slice('00000000 '.length));

describe('the examples of docs/data-folder.md', () => {
  it('show settings as they are read, and every part of the file is described', () => {
    const [lines] = examplesIn('settings.json');
    const { version, ...example } = JSON.parse(lines!.join('\n')) as Record<string, unknown>;
    const { isDamaged, ...parts } = readSettingsParts(example);
    expect([version, isDamaged]).toEqual([2, false]);
    expect(parts).toMatchObject(example);
    const names = [...Object.keys(storedParts(parts)), ...Object.keys(parts.session)];
    for (const name of names) expect(section('settings.json')).toMatch(new RegExp(`[\`"]${name}[\`"]`));
  });

  it('show decisions about reminders as they are read', () => {
    const [lines] = examplesIn('reminder-preferences.json');
    const { content, isDamaged } = readPreferences(Buffer.from(lines!.join('\n')));
    const entries = [...content.servers.values()].flatMap((numbers) => [...numbers.values()]);
    expect([isDamaged, entries.length]).toEqual([false, 1]);
    for (const entry of entries) expect(readPreference(entry)).toEqual(entry);
    const [, handled = ''] = /^`(\{ "day".*\})`/m.exec(section('reminder-preferences.json')) ?? [];
    expect(readPreference({ handled: JSON.parse(handled) as object }).handled).toEqual(JSON.parse(handled));
  });

  it('show a journal as it is read', () => {
    const [lines] = examplesIn('Journals');
    const records: JournalRecord[] = [];
    const reading = readJournal(Buffer.from(`${lines!.join('\n')}\n`), 'labels-and-notes', 2, (one) =>
      records.push(one),
    );
    let step = reading.next();
    while (!step.done) step = reading.next();
    expect(step.value).toMatchObject({ isWhole: true, isDamaged: false });
    expect(records.map(({ body }) => readLabelsAndNoteRecord(body))).toEqual([
      expect.objectContaining({ name: 'vip' }),
      expect.objectContaining({ labels: [1], note: 'Ask Ada' }),
    ]);
  });

  it('show records as they are read, with the right checksums', () => {
    const [, ledger = [], channel = [], activity = []] = examplesIn('Journals');
    for (const line of [...ledger, ...channel, ...activity].filter((one) => !one.includes('…'))) {
      expect(`${line}\n`).toBe(encodeLine(bodyOf(line), true).toString());
    }
    expect(ledger.map((line) => readLedgerRecord(bodyOf(line))?.type)).toEqual(['intent', 'shown']);
    expect(channel.map((line) => readLedgerRecord(bodyOf(line))?.type)).toEqual(['intent', 'shown', 'digested']);
    expect(activity.map((line) => readActivityHead(bodyOf(line))?.type)).toEqual(['start', 'sync', 'seen', 'read']);
  });

  it('show a list as it is read', () => {
    const [[head = '', chunk = '', checksum = ''] = []] = examplesIn('snapshots');
    expect(checksum).toMatch(/^\d+$/);
    const bytes = Buffer.concat([...encodeSnapshot(parseObject(whole(head)) ?? {}, [Buffer.from(whole(chunk))])]);
    const read = readSnapshot(bytes);
    expect(read.head).toMatchObject({ version: 4, count: 2 });
    const { columns } = parseObject(read.chunks[0]!) as { columns: object };
    expect(PHONE_NUMBER_FIELDS).toEqual(expect.arrayContaining(Object.keys(columns)));
  });
});
