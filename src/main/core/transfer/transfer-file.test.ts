import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNEL_KINDS, fieldsOf } from '../../../shared/channels/channel-kinds';
import { environmentDetailsSchema } from '../../../shared/environment';
import { labelNameSchema, noteSchema } from '../../../shared/labels/label';
import { savedViewSchema } from '../../../shared/saved-view';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { channel, live, MERGE, twoComputers, view, written } from './testing/two-computers';

describe('the text of the file', () => {
  it('never holds a token, an address of a channel or a password', () =>
    twoComputers(async (here) => {
      const SECRET = 'tok-5ecret-do-not-leak';
      const channels = CHANNEL_KINDS.map((kind, index) => {
        const fields = { ...Object.fromEntries(fieldsOf(kind).map(([name, { isSecret }]) => [name, isSecret ? SECRET : 'open'])), unheardOf: SECRET }; // prettier-ignore
        return channel({ kind, id: `22222222-2222-4222-8222-22222222222${index}`, fields });
      });
      here.settings.saveTogether({ environments: [{ ...live, token: SECRET } as typeof live], channels });
      expect(await here.transfer.write()).not.toContain(SECRET);
      expect(await here.transfer.write()).toContain('"host":"open"');
    }));

  it.each([
    ['transfer_foreign', ''],
    ['transfer_foreign', 'number;label\n+49301234;vip'],
    ['transfer_foreign', '{"version":2,"settings":{}}'],
    ['transfer_foreign', '[]'],
    ['transfer_damaged', '{"kind":"talkover-numbers","version":1,"settings":{"appear'],
    ['transfer_damaged', '{"kind":"talkover-numbers","version":1}'],
    ['transfer_damaged', '{"kind":"talkover-numbers","version":"one"}'],
    ['transfer_newer', '{"kind":"talkover-numbers","version":2,"all":"different"}'],
    ['transfer_older', '{"kind":"talkover-numbers","version":0}'],
  ])('is refused as %s where it is %s', (code, text) =>
    twoComputers((here) => expect(here.transfer.read(text)).rejects.toMatchObject({ code })),
  );

  it('is read where an editor added a byte order mark, and in spite of single entries that cannot be', () =>
    twoComputers(async (here, there) => {
      here.settings.saveTogether({ environments: [live], savedViews: [view()], channels: [channel()] });
      await here.note('n1', ['vip'], 'Ask Ada');
      const file = JSON.parse(await here.transfer.write()) as Record<string, unknown[]>;
      file.environments!.push({ ...live, id: crypto.randomUUID(), baseUrl: 'http://evil.example' });
      file.savedViews!.push({ ...view(), id: crypto.randomUUID(), name: 'x'.repeat(100_000) });
      file.channels!.push({ ...channel(), id: crypto.randomUUID(), kind: 'pigeon' });
      file.numbers!.push({ server: 'two words', id: 'n1', labels: [], note: '' });
      file.labels!.push({ name: 'none', color: 'teal' });
      file.reminders!.push(null);
      const read = await there.transfer.read(`\uFEFF${JSON.stringify(file)}`);
      expect(read.unread).toBe(6);
      await there.transfer.importFile(read, MERGE);
      expect(await written(there)).toMatchObject({ environments: [live], savedViews: [view()] });
      expect(await there.noted('n1')).toEqual({ labels: ['vip'], note: 'Ask Ada' });
    }));

  it('of version 1 is read as a whole, and written again as it was', () =>
    twoComputers(async (here) => {
      const text = await readFile(join(import.meta.dirname, '../storage/fixtures/transfer-1.json'), 'utf8');
      expect((await here.transfer.read(text)).unread).toBe(0);
      await here.take(text, { ...MERGE, settings: 'replace' });
      // a channel is off until its secrets are entered
      const { channels, settings, ...rest } = JSON.parse(text) as { channels: object[]; settings: object };
      const off = channels.map((one) => ({ ...one, enabled: false }));
      // settings that came later have their defaults
      const { startSavedViewId } = DEFAULT_SETTINGS;
      const expected = { ...rest, settings: { startSavedViewId, ...settings }, savedAt: 0, channels: off };
      expect(await written(here)).toEqual(expected);
    }));

  it('is what docs/files.md shows', () =>
    twoComputers(async (here) => {
      const page = await readFile(join(import.meta.dirname, '../../../../docs/files.md'), 'utf8');
      const [, example = ''] = /^```json\n(.*?)^```/ms.exec(page) ?? [];
      const read = await here.transfer.read(example);
      expect([read.unread, read.environments.length, read.labelsAndNotes.numbers.size, read.reminders.size]).toEqual([0, 1, 1, 1]); // prettier-ignore
      expect(Object.keys(JSON.parse(example) as object)).toEqual(Object.keys(await written(here)));
    }));

  it('keeps entries that a page could no longer send', () =>
    twoComputers(async (here) => {
      const file = JSON.parse(await here.transfer.write()) as Record<string, unknown[]>;
      const long = 'x'.repeat(100);
      file.environments = [{ ...live, name: long }];
      file.savedViews = [{ ...view(), name: long, query: `"${'x'.repeat(5_000)}"` }];
      file.channels = [{ ...channel(), name: long }];
      file.labels = [{ name: long, color: 'teal' }];
      file.numbers = [{ server: live.baseUrl, id: 'n1', number: '', formatted: '', labels: [long], note: 'x'.repeat(5_000) }]; // prettier-ignore
      const read = await here.transfer.read(JSON.stringify(file));
      const refused = [
        environmentDetailsSchema.safeParse(read.environments[0]),
        savedViewSchema.safeParse(read.savedViews[0]),
        labelNameSchema.safeParse(long),
        noteSchema.safeParse([...read.labelsAndNotes.numbers.values()][0]?.note),
      ];
      expect(refused.map(({ success }) => success)).toEqual([false, false, false, false]);
      expect([read.unread, read.channels[0]?.name, read.labelsAndNotes.labels.size]).toEqual([0, long, 1]);
    }));

  it('cannot give a computer secrets, or sample data', () =>
    twoComputers(async (here, there) => {
      const file = JSON.parse(await here.transfer.write()) as Record<string, unknown>;
      file.channels = [channel({ kind: 'slack', fields: { url: 'https://evil.example' }, secrets: ['url'] })];
      file.environments = [sampleEnvironment({ kind: 'sample' })];
      file.numbers = [{ server: 'sample', id: 'n1', number: '', formatted: '', labels: [], note: 'Sample' }];
      await there.take(JSON.stringify(file));
      expect(there.settings.environments()).toEqual([]);
      expect(there.settings.channels()).toMatchObject([{ fields: {}, secrets: [], enabled: false }]);
      expect((await there.labelsAndNotes.all()).numbers.size).toBe(0);
    }));
});
