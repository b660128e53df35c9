import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../shared/channels/channel';
import { CHANNEL_KINDS, fieldsOf } from '../../../shared/channels/channel-kinds';
import { DEFAULT_SORT } from '../../../shared/query/query';
import { DEFAULT_COLUMNS } from '../../../shared/numbers/table-columns';
import { labelKey, LONGEST_NOTE } from '../../../shared/labels/label';
import { handledArbitrary } from '../../../shared/reminders/handled-arbitrary';
import { isNoPreference, type ReminderPreference } from '../../../shared/reminders/preference';
import type { SavedView } from '../../../shared/saved-view';
import { sampleEnvironment } from '../../../shared/testing/sample';
import type { TransferChoices } from '../../../shared/transfer/transfer';
import { createLabelsAndNotes } from '../labels/labels-and-notes';
import { createReminderPreferences } from '../reminders/preferences';
import { createSettingsStore } from '../settings/settings-store';
import { createManualClock } from '../testing/manual-clock';
import { inFolder, noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { createTransfer } from './transfer';

const MERGE: TransferChoices = { settings: 'replace', environments: 'merge', savedViews: 'merge', labelsAndNotes: 'merge', reminders: 'merge', channels: 'merge' }; // prettier-ignore
const REPLACE: TransferChoices = { ...MERGE, savedViews: 'replace', labelsAndNotes: 'replace', reminders: 'replace' };
const SKIP: TransferChoices = { settings: 'skip', environments: 'skip', savedViews: 'skip', labelsAndNotes: 'skip', reminders: 'skip', channels: 'skip' }; // prettier-ignore

const live = sampleEnvironment({ id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', kind: 'live', name: 'Production', baseUrl: 'https://app.talkover.ai' }); // prettier-ignore
const view = (fields: Partial<SavedView> = {}): SavedView => ({
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Lapsing soon',
  query: 'lapses:<7d',
  sort: DEFAULT_SORT,
  columns: [...DEFAULT_COLUMNS],
  pinned: false,
  reminds: false,
  ...fields,
});
const channel = (fields: Partial<Channel> = {}): Channel => ({
  id: '22222222-2222-4222-8222-222222222222',
  kind: 'email',
  name: 'Team',
  about: { lapses: true, renews: false, alerts: true },
  savedViewId: null,
  rhythm: 'daily',
  at: 540,
  weekday: 1,
  language: 'app',
  followsQuietHours: true,
  followsPause: true,
  fields: { host: 'mail.example', port: '465', security: 'tls', from: 'a@mail.example', to: 'b@mail.example' },
  enabled: true,
  secrets: ['password'],
  ...fields,
});

/** What one computer keeps, in a folder of its own. */
async function computer(dataDir: string) {
  const folder = { dataDir, clock: createManualClock(1_795_510_800_000) };
  const document = { store: {} as Record<string, unknown> };
  const settings = createSettingsStore(document);
  const labelsAndNotes = createLabelsAndNotes(folder);
  const preferences = createReminderPreferences(folder);
  await Promise.all([labelsAndNotes.load(), preferences.load()]);
  const transfer = createTransfer({ clock: folder.clock, settings, labelsAndNotes, preferences });
  return {
    document,
    settings,
    labelsAndNotes,
    preferences,
    transfer,
    take: (text: string, choices: TransferChoices = MERGE) => transfer.apply(transfer.read(text), choices),
    note: (id: string, labels: string[], note: string) =>
      labelsAndNotes.edit(live, [
        { change: { add: labels, note }, numbers: [{ numberId: id, number: id, formatted: id }] },
      ]),
    noted(id: string) {
      const { labels, numbers } = labelsAndNotes.all();
      const found = numbers.get(`${live.baseUrl} ${id}`);
      return found && { note: found.note, labels: found.labels.map((key) => labels.get(key)?.name) };
    },
  };
}
type Computer = Awaited<ReturnType<typeof computer>>;

const twoComputers = (work: (here: Computer, there: Computer) => Promise<void>) =>
  inFolder((one) => inFolder(async (other) => work(await computer(one), await computer(other))));

/** The file without the moment at which it was saved. */
const written = ({ transfer }: Computer) => ({ ...(JSON.parse(transfer.write()) as Record<string, unknown>), savedAt: 0 }); // prettier-ignore

const someLabels = fc.uniqueArray(fc.constantFrom('vip', 'Łódź', 'sales', 'to port', 'Straße'), { maxLength: 3 });
const someNotes = fc.dictionary(fc.constantFrom('n1', 'n2', 'n3'), fc.record({ labels: someLabels, note: fc.string({ maxLength: 30, unit: 'grapheme' }) })); // prettier-ignore
const somePreference: fc.Arbitrary<ReminderPreference> = fc.record({
  muted: fc.boolean(),
  snooze: fc.option(fc.record({ until: fc.integer({ min: 20_000, max: 21_000 }), renewal: fc.constant(20_788) })),
  offsets: fc.option(fc.record({ lapses: fc.constantFrom([], [7], [14, 3]), renews: fc.constantFrom([], [1]) })),
  handled: handledArbitrary(fc.constant(20_788)),
});
const somePreferences = fc.dictionary(fc.constantFrom('n1', 'n2', 'n3'), somePreference);
const someTyped = fc.record({ notes: someNotes, preferences: somePreferences });
type Typed = typeof someTyped extends fc.Arbitrary<infer T> ? T : never;

async function type(on: Computer, { notes, preferences }: Typed): Promise<void> {
  for (const [id, { labels, note }] of Object.entries(notes)) await on.note(id, labels, note);
  for (const [id, preference] of Object.entries(preferences)) await on.preferences.change(live, [id], () => preference);
}

describe('a file that is taken along', () => {
  it('makes an empty computer the same, whatever was typed, and once more changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(someTyped, async (typed) => {
        await twoComputers(async (here, there) => {
          here.settings.updateSettings({ appearance: 'dark', reminders: { at: 600, offsets: { lapses: { add: 30 } } } }); // prettier-ignore
          here.settings.saveTogether({ environments: [live], savedViews: [view()] });
          await type(here, typed);
          const text = here.transfer.write();
          await there.take(text);
          expect(written(there)).toEqual(written(here));
          for (const choices of [MERGE, REPLACE]) {
            const { effects } = there.transfer.preview(there.transfer.read(text));
            for (const effect of Object.values(effects)) {
              expect(effect.merge).toMatchObject({ added: { count: 0 }, changed: { count: 0 } });
              expect(effect.replace).toMatchObject({ added: { count: 0 }, changed: { count: 0 }, removed: { count: 0 } }); // prettier-ignore
            }
            expect(await there.take(text, choices)).toEqual({ environmentIds: [], channelIds: [] });
            expect(written(there)).toEqual(written(here));
          }
        });
      }),
      { numRuns: 20 },
    );
  });

  it('never loses what was typed here where it is merged', async () => {
    await fc.assert(
      fc.asyncProperty(someTyped, someTyped, async (typedHere, typedThere) => {
        await twoComputers(async (here, there) => {
          await type(here, typedHere);
          await type(there, typedThere);
          await there.take(here.transfer.write());
          for (const [id, { labels, note }] of Object.entries(typedThere.notes)) {
            const after = there.noted(id);
            expect(after?.note ?? '').toContain(note);
            expect(after?.labels.map((name) => labelKey(name ?? '')) ?? []).toEqual(expect.arrayContaining(labels.map(labelKey))); // prettier-ignore
          }
          for (const [id, before] of Object.entries(typedThere.preferences)) {
            if (isNoPreference(before)) continue;
            const after = there.preferences.of(live, id);
            expect(after.muted || !before.muted).toBe(true);
            expect(after.offsets).toEqual(before.offsets ?? after.offsets);
            if (before.snooze || before.handled) expect(after).toMatchObject({ snooze: before.snooze, handled: before.handled }); // prettier-ignore
          }
        });
      }),
      { numRuns: 20 },
    );
  });

  it('survives a restart, and brings exactly the file where it replaces', () =>
    inFolder((one) =>
      inFolder(async (other) => {
        const [here, there] = [await computer(one), await computer(other)];
        await here.note('n1', ['vip'], 'Ask Ada');
        await there.note('n1', ['old'], 'Gone');
        await there.note('n2', ['old'], 'Gone too');
        await there.preferences.change(live, ['n2'], (before) => ({ ...before, muted: true }));
        const file = there.transfer.read(here.transfer.write());
        expect(there.transfer.preview(file).effects.labelsAndNotes.replace).toEqual({
          added: { count: 1, names: ['vip'] },
          changed: { count: 1, names: ['n1'] },
          removed: { count: 2, names: ['old', 'n2'] },
          kept: { count: 0, names: [] },
        });
        await there.transfer.apply(file, REPLACE);
        const again = await computer(other);
        expect(again.noted('n1')).toEqual({ labels: ['vip'], note: 'Ask Ada' });
        expect(again.noted('n2')).toBeUndefined();
        expect([...again.labelsAndNotes.all().labels.values()].map(({ name }) => name)).toEqual(['vip']);
        expect(again.preferences.of(live, 'n2').muted).toBe(false);
      }),
    ));

  it('changes nothing where nothing is chosen', () =>
    twoComputers(async (here, there) => {
      here.settings.saveTogether({ environments: [live], savedViews: [view()], channels: [channel()] });
      await here.note('n1', ['vip'], 'Ask Ada');
      const before = written(there);
      await there.take(here.transfer.write(), SKIP);
      expect(written(there)).toEqual(before);
    }));

  it('gives a number both notes, or the one that is here where both are too long', () =>
    twoComputers(async (here, there) => {
      const long = 'x'.repeat(LONGEST_NOTE);
      await here.note('n1', [], 'From the laptop');
      await here.note('n2', [], long);
      await there.note('n1', [], 'From the desk');
      await there.note('n2', [], 'From the desk');
      await there.take(here.transfer.write());
      expect(there.noted('n1')?.note).toBe('From the desk\n\nFrom the laptop');
      expect(there.noted('n2')?.note).toBe('From the desk');
      await there.take(here.transfer.write());
      expect(there.noted('n1')?.note).toBe('From the desk\n\nFrom the laptop');
    }));

  it('adds environments without tokens, and takes one that is here by name and address as the same', () =>
    twoComputers(async (here, there) => {
      const staging = { ...live, id: '0f8fad5b-d9cb-469f-a165-70867728950e', name: 'Staging' };
      here.settings.saveTogether({ environments: [live, staging, sampleEnvironment({ kind: 'sample', id: 'c56a4180-65aa-42ec-a945-5fd21dec0538' })] }); // prettier-ignore
      const mine = { ...live, id: '99999999-9999-4999-8999-999999999999', name: 'production' };
      there.settings.saveEnvironments([mine], [staging.id]);
      const { environmentIds } = await there.take(here.transfer.write());
      expect(environmentIds).toHaveLength(1);
      // a token may still be in the keychain under its id
      expect(environmentIds).not.toContain(staging.id);
      expect(there.settings.environments()).toEqual([mine, { ...staging, id: environmentIds[0] }]);
    }));

  it('turns new channels off, and leaves those alone that are here', () =>
    twoComputers(async (here, there) => {
      here.settings.saveChannels([channel(), channel({ id: '33333333-3333-4333-8333-333333333333', name: 'Mine' })]);
      const mine = channel({ name: 'Renamed' });
      there.settings.saveChannels([mine]);
      await there.take(here.transfer.write());
      expect(there.settings.channels()).toEqual([mine, { ...channel({ name: 'Mine' }), id: '33333333-3333-4333-8333-333333333333', enabled: false, secrets: [] }]); // prettier-ignore
    }));

  it('says that views in the file would limit reminders', () =>
    twoComputers(async (here, there) => {
      here.settings.saveViews([view({ reminds: true })]);
      there.settings.saveViews([
        view({ id: '44444444-4444-4444-8444-444444444444', name: 'Mine', query: 'label:mine', reminds: true }),
      ]);
      const limits = (on: Computer, of: Computer) => on.transfer.preview(on.transfer.read(of.transfer.write())).limits;
      expect(limits(there, here)).toEqual({ merge: ['Mine', 'Lapsing soon'], replace: ['Lapsing soon'] });
      expect(limits(there, there)).toEqual({ merge: null, replace: null });
      here.settings.saveViews([]);
      expect(limits(there, here)).toEqual({ merge: null, replace: [] });
    }));

  it('keeps settings that are about this computer', () =>
    twoComputers(async (here, there) => {
      here.settings.updateSettings({ launchAtLogin: true, logLevel: 'debug', density: 'compact' });
      await there.take(here.transfer.write());
      expect(there.settings.settings()).toMatchObject({ launchAtLogin: false, logLevel: 'info', density: 'compact' });
    }));

  it('is imported in an app that has as many views as it can, or not at all', () =>
    twoComputers(async (here, there) => {
      here.settings.saveViews([view()]);
      await here.note('n1', ['vip'], '');
      there.settings.saveViews(Array.from({ length: 100 }, () => view({ id: crypto.randomUUID() })));
      await expect(there.take(here.transfer.write())).rejects.toMatchObject({ code: 'too_many_views' });
      expect(there.noted('n1')).toBeUndefined();
      await there.take(here.transfer.write(), { ...MERGE, savedViews: 'replace' });
      expect(there.settings.savedViews()).toEqual([view()]);
    }));

  it('can be imported again where the app was killed in between', () =>
    inFolder((one) =>
      inFolder(async (other) => {
        const [here, there] = [await computer(one), await computer(other)];
        here.settings.saveTogether({ environments: [live], savedViews: [view()] });
        await here.note('n1', ['vip'], 'Ask Ada');
        await here.preferences.change(live, ['n1'], (before) => ({ ...before, muted: true }));
        const refused = new Error('killed');
        there.preferences.remake = () => Promise.reject(refused);
        await expect(there.take(here.transfer.write())).rejects.toBe(refused);
        const again = await computer(other);
        expect(again.noted('n1')).toEqual({ labels: ['vip'], note: 'Ask Ada' });
        await again.take(here.transfer.write());
        expect(written(again)).toEqual(written(here));
      }),
    ));

  it.skipIf(noSmallDisk !== null)('leaves what is here as it was on a full disk', () =>
    inFolder((one) =>
      onSmallDisk(async ({ folder: small }) => {
        const [here, there] = [await computer(one), await computer(small)];
        await there.note('n1', ['mine'], 'Mine');
        for (let index = 0; index < 100; index++) await here.note(`n${index}`, [], 'x'.repeat(1_500));
        await expect(there.take(here.transfer.write())).rejects.toMatchObject({ code: 'disk_full' });
        expect((await computer(small)).noted('n1')).toEqual({ labels: ['mine'], note: 'Mine' });
      }),
    ),
  );
});

describe('the text of the file', () => {
  it('never holds a token, an address of a channel or a password', () =>
    twoComputers(async (here) => {
      const SECRET = 'tok-5ecret-do-not-leak';
      const channels = CHANNEL_KINDS.map((kind, index) => {
        const fields = { ...Object.fromEntries(fieldsOf(kind).map(([name, { isSecret }]) => [name, isSecret ? SECRET : 'open'])), unheardOf: SECRET }; // prettier-ignore
        return channel({ kind, id: `22222222-2222-4222-8222-22222222222${index}`, fields });
      });
      here.settings.saveTogether({ environments: [{ ...live, token: SECRET } as typeof live], channels });
      expect(here.transfer.write()).not.toContain(SECRET);
      expect(here.transfer.write()).toContain('"host":"open"');
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
      await there.transfer.apply(read, MERGE);
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
