import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelKey, LONGEST_NOTE } from '../../../shared/labels/label';
import { handledArbitrary } from '../../../shared/reminders/handled-arbitrary';
import { isNoPreference, type ReminderPreference } from '../../../shared/reminders/preference';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import {
  channel,
  computer,
  live,
  MERGE,
  REPLACE,
  SKIP,
  twoComputers,
  view,
  written,
  type Computer,
} from './testing/two-computers';
import { inFolder } from '../../../shared/testing/temporary-folder';

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
          const text = await here.transfer.write();
          await there.take(text);
          expect(await written(there)).toEqual(await written(here));
          for (const choices of [MERGE, REPLACE]) {
            const { effects } = await there.transfer.preview(await there.transfer.read(text));
            for (const effect of Object.values(effects)) {
              expect(effect.merge).toMatchObject({ added: { count: 0 }, changed: { count: 0 } });
              expect(effect.replace).toMatchObject({ added: { count: 0 }, changed: { count: 0 }, removed: { count: 0 } }); // prettier-ignore
            }
            expect(await there.take(text, choices)).toEqual({ environmentIds: [], channelIds: [] });
            expect(await written(there)).toEqual(await written(here));
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
            const after = await there.noted(id);
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
        const file = await there.transfer.read(await here.transfer.write());
        expect((await there.transfer.preview(file)).effects.labelsAndNotes.replace).toEqual({
          added: { count: 1, names: ['vip'] },
          changed: { count: 1, names: ['n1'] },
          removed: { count: 2, names: ['old', 'n2'] },
          kept: { count: 0, names: [] },
        });
        await there.transfer.importFile(file, REPLACE);
        const again = await computer(other);
        expect(await again.noted('n1')).toEqual({ labels: ['vip'], note: 'Ask Ada' });
        expect(await again.noted('n2')).toBeUndefined();
        expect([...(await again.labelsAndNotes.all()).labels.values()].map(({ name }) => name)).toEqual(['vip']);
        expect(again.preferences.of(live, 'n2').muted).toBe(false);
      }),
    ));

  it('says which files end with a view that is removed', () =>
    twoComputers(async (here, there) => {
      const [mine, both] = [view({ id: '33333333-3333-4333-8333-333333333333' }), view()];
      here.settings.saveSavedViews([both]);
      there.settings.saveSavedViews([both, mine]);
      const file = { kind: 'csv', headings: 'names' } as const;
      there.settings.saveKeptFiles([
        { ...file, id: 'a', savedViewId: mine.id, path: '/home/ada/reports/Mine.csv' },
        { ...file, id: 'b', savedViewId: both.id, path: '/home/ada/reports/Both.csv' },
        { ...file, id: 'c', savedViewId: null, path: '/home/ada/reports/All.csv' },
        { ...file, id: 'd', savedViewId: '44444444-4444-4444-8444-444444444444', path: '/home/ada/reports/Ended.csv' },
      ]);
      const { endingFiles } = await there.transfer.preview(await there.transfer.read(await here.transfer.write()));
      expect(endingFiles).toEqual({ merge: [], replace: ['Mine.csv'] });
    }));

  it('changes nothing where nothing is chosen', () =>
    twoComputers(async (here, there) => {
      here.settings.saveTogether({ environments: [live], savedViews: [view()], channels: [channel()] });
      await here.note('n1', ['vip'], 'Ask Ada');
      const before = await written(there);
      await there.take(here.transfer.write(), SKIP);
      expect(await written(there)).toEqual(before);
    }));

  it('gives a number both notes, or the one that is here where both are too long', () =>
    twoComputers(async (here, there) => {
      const long = 'x'.repeat(LONGEST_NOTE);
      await here.note('n1', [], 'From the laptop');
      await here.note('n2', [], long);
      await there.note('n1', [], 'From the desk');
      await there.note('n2', [], 'From the desk');
      await there.take(here.transfer.write());
      expect((await there.noted('n1'))?.note).toBe('From the desk\n\nFrom the laptop');
      expect((await there.noted('n2'))?.note).toBe('From the desk');
      await there.take(here.transfer.write());
      expect((await there.noted('n1'))?.note).toBe('From the desk\n\nFrom the laptop');
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
      here.settings.saveSavedViews([view({ reminds: true })]);
      there.settings.saveSavedViews([
        view({ id: '44444444-4444-4444-8444-444444444444', name: 'Mine', query: 'label:mine', reminds: true }),
      ]);
      const limits = async (on: Computer, of: Computer) =>
        (await on.transfer.preview(await on.transfer.read(await of.transfer.write()))).limits;
      expect(await limits(there, here)).toEqual({ merge: ['Mine', 'Lapsing soon'], replace: ['Lapsing soon'] });
      expect(await limits(there, there)).toEqual({ merge: null, replace: null });
      here.settings.saveSavedViews([]);
      expect(await limits(there, here)).toEqual({ merge: null, replace: [] });
    }));

  it('keeps settings that are about this computer', () =>
    twoComputers(async (here, there) => {
      here.settings.updateSettings({ launchAtLogin: true, logLevel: 'debug', density: 'compact' });
      await there.take(here.transfer.write());
      expect(there.settings.settings()).toMatchObject({ launchAtLogin: false, logLevel: 'info', density: 'compact' });
    }));

  it('is imported in an app that has as many views as it can, or not at all', () =>
    twoComputers(async (here, there) => {
      here.settings.saveSavedViews([view()]);
      await here.note('n1', ['vip'], '');
      there.settings.saveSavedViews(Array.from({ length: 100 }, () => view({ id: crypto.randomUUID() })));
      await expect(there.take(here.transfer.write())).rejects.toMatchObject({ code: 'too_many_views' });
      expect(await there.noted('n1')).toBeUndefined();
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
        expect(await again.noted('n1')).toEqual({ labels: ['vip'], note: 'Ask Ada' });
        await again.take(here.transfer.write());
        expect(await written(again)).toEqual(await written(here));
      }),
    ));

  it.skipIf(noSmallDisk !== null)('leaves what is here as it was on a full disk', () =>
    inFolder((one) =>
      onSmallDisk(async ({ folder: small }) => {
        const [here, there] = [await computer(one), await computer(small)];
        await there.note('n1', ['mine'], 'Mine');
        for (let index = 0; index < 100; index++) await here.note(`n${index}`, [], 'x'.repeat(1_500));
        await expect(there.take(here.transfer.write())).rejects.toMatchObject({ code: 'disk_full' });
        expect(await (await computer(small)).noted('n1')).toEqual({ labels: ['mine'], note: 'Mine' });
      }),
    ),
  );
});
