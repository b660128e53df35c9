import { describe, expect, it } from 'vitest';
import { CHANNEL_KINDS, fieldsOf } from '../../../shared/channels/channel-kinds';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { channel, live, MERGE, twoComputers, view, written } from './testing/two-computers';

describe('the text of the file', () => {
  it('never holds a token, an address of a channel or a password', () =>
    twoComputers((here) => {
      const SECRET = 'tok-5ecret-do-not-leak';
      const channels = CHANNEL_KINDS.map((kind, index) => {
        const fields = { ...Object.fromEntries(fieldsOf(kind).map(([name, { isSecret }]) => [name, isSecret ? SECRET : 'open'])), unheardOf: SECRET }; // prettier-ignore
        return channel({ kind, id: `22222222-2222-4222-8222-22222222222${index}`, fields });
      });
      here.settings.saveTogether({ environments: [{ ...live, token: SECRET } as typeof live], channels });
      expect(here.transfer.write()).not.toContain(SECRET);
      expect(here.transfer.write()).toContain('"host":"open"');
      return Promise.resolve();
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
    twoComputers((here) => {
      expect(() => here.transfer.read(text)).toThrow(expect.objectContaining({ code }) as Error);
      return Promise.resolve();
    }),
  );

  it('is read where an editor added a byte order mark, and in spite of single entries that cannot be', () =>
    twoComputers(async (here, there) => {
      here.settings.saveTogether({ environments: [live], savedViews: [view()], channels: [channel()] });
      await here.note('n1', ['vip'], 'Ask Ada');
      const file = JSON.parse(here.transfer.write()) as Record<string, unknown[]>;
      file.environments!.push({ ...live, id: crypto.randomUUID(), baseUrl: 'http://evil.example' });
      file.savedViews!.push({ ...view(), id: crypto.randomUUID(), name: 'x'.repeat(100_000) });
      file.channels!.push({ ...channel(), id: crypto.randomUUID(), kind: 'pigeon' });
      file.numbers!.push({ server: 'two words', id: 'n1', labels: [], note: '' });
      file.labels!.push({ name: 'none', color: 'teal' });
      file.reminders!.push(null);
      const read = there.transfer.read(`\uFEFF${JSON.stringify(file)}`);
      expect(read.unread).toBe(6);
      await there.transfer.importFile(read, MERGE);
      expect(written(there)).toMatchObject({ environments: [live], savedViews: [view()] });
      expect(there.noted('n1')).toEqual({ labels: ['vip'], note: 'Ask Ada' });
    }));

  it('cannot give a computer secrets, or sample data', () =>
    twoComputers(async (here, there) => {
      const file = JSON.parse(here.transfer.write()) as Record<string, unknown>;
      file.channels = [channel({ kind: 'slack', fields: { url: 'https://evil.example' }, secrets: ['url'] })];
      file.environments = [sampleEnvironment({ kind: 'sample' })];
      file.numbers = [{ server: 'sample', id: 'n1', number: '', formatted: '', labels: [], note: 'Sample' }];
      await there.take(JSON.stringify(file));
      expect(there.settings.environments()).toEqual([]);
      expect(there.settings.channels()).toMatchObject([{ fields: {}, secrets: [], enabled: false }]);
      expect(there.labelsAndNotes.all().numbers.size).toBe(0);
    }));
});
