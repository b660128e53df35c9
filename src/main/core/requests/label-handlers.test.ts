import { describe, expect, it, vi } from 'vitest';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { createLabelHandlers } from './label-handlers';

const environment = sampleEnvironment();
const edit = (numberId: string) => ({ change: { note: 'x' }, numbers: [{ numberId, number: '+1', formatted: '1' }] });

function setUp() {
  const labelsAndNotes = {
    read: vi.fn(() => 'a page'),
    edit: vi.fn(() => Promise.resolve()),
    changeLabel: vi.fn(() => Promise.resolve({ before: 'VIP', after: 'Night shift' })),
    deleteLabel: vi.fn(() => Promise.resolve()),
    restoreLabel: vi.fn(() => Promise.resolve({ labelId: 4, left: 0 })),
  };
  const changed = vi.fn();
  const kept = {
    views: ['label:vip type:voice', 'label:EU', `label:vip ${'x'.repeat(3_990)}`].map((query) => ({ query })),
    lastView: { query: '-label:VIP', name: 'numbers' },
  };
  const settings = {
    savedViews: () => kept.views,
    saveSavedViews: vi.fn((views: typeof kept.views) => void (kept.views = views)),
    session: () => kept,
    remember: ({ lastView }: Pick<typeof kept, 'lastView'>) => void (kept.lastView = lastView),
  };
  const parts = { environments: { get: () => environment }, labelsAndNotes, settings, changed };
  const handlers = createLabelHandlers(parts as unknown as Parameters<typeof createLabelHandlers>[0]);
  const send = (batch: string, place: number, ids: string[], isLast: boolean) =>
    handlers['labels.edit']({ environmentId: environment.id, batch, place, edits: ids.map(edit), isLast });
  return { handlers, labelsAndNotes, settings, kept, changed, send };
}

describe('a request about labels and notes', () => {
  it('reads since a turn', async () => {
    const { handlers, labelsAndNotes } = setUp();
    expect(await handlers['labels.read']({ environmentId: environment.id, since: 7 })).toBe('a page');
    expect(labelsAndNotes.read).toHaveBeenCalledWith(environment, 7);
  });

  it('changes all at once when its last message has come', async () => {
    const { labelsAndNotes, changed, send } = setUp();
    await send('one', 0, ['1', '2'], false);
    expect([labelsAndNotes.edit.mock.calls, changed.mock.calls]).toEqual([[], []]);
    await send('one', 1, ['3'], true);
    expect(labelsAndNotes.edit.mock.calls).toEqual([[environment, ['1', '2', '3'].map(edit)]]);
    expect(changed).toHaveBeenCalledTimes(1);
    // a batch of the same name begins again
    await send('one', 0, ['4'], true);
    expect(labelsAndNotes.edit).toHaveBeenLastCalledWith(environment, [edit('4')]);
  });

  it('applies a large change as a whole, whatever comes between its messages', async () => {
    const { labelsAndNotes, send } = setUp();
    await send('one', 0, ['1'], false);
    await send('two', 0, ['2'], true);
    await send('three', 0, ['3'], false);
    await send('one', 1, ['4'], false);
    await send('one', 2, ['5'], true);
    await send('three', 1, ['6'], true);
    const applied = labelsAndNotes.edit.mock.calls as unknown[][];
    expect(applied.map(([, edits]) => edits)).toEqual([['2'], ['1', '4', '5'], ['3', '6']].map((ids) => ids.map(edit)));
  });

  it('refuses what is left of a change whose beginning is gone, and forgets changes that are never finished', async () => {
    const { labelsAndNotes, send } = setUp();
    const incomplete = { code: 'label_edit_incomplete' };
    await expect(send('one', 1, ['1'], true)).rejects.toMatchObject(incomplete);
    await send('two', 0, ['1'], false);
    await expect(send('two', 2, ['3'], true)).rejects.toMatchObject(incomplete);
    await expect(send('two', 1, ['2'], true)).rejects.toMatchObject(incomplete);
    for (let batch = 0; batch < 9; batch++) await send(`n${batch}`, 0, [`${batch}`], false);
    await expect(send('n0', 1, ['x'], true)).rejects.toMatchObject(incomplete);
    expect(labelsAndNotes.edit).not.toHaveBeenCalled();
    await send('n1', 1, ['x'], true);
    expect(labelsAndNotes.edit.mock.calls).toEqual([[environment, [edit('1'), edit('x')]]]);
  });

  it('makes saved views and the last query follow a label that is renamed', async () => {
    const { handlers, kept } = setUp();
    await handlers['labels.changeLabel']({ labelId: 3, name: 'Night shift' });
    const [follows, other, tooLong] = kept.views.map(({ query }) => query);
    expect([follows, other]).toEqual(['label:"Night shift" type:voice', 'label:EU']);
    expect(tooLong).toMatch(/^label:vip x/); // the app says that it isn’t understood
    expect(kept.lastView).toEqual({ query: '-label:"Night shift"', name: 'numbers' });
  });

  it('writes no views that ask for other labels, and tells the page of a name even if the views cannot be written', async () => {
    const { handlers, labelsAndNotes, settings, changed } = setUp();
    labelsAndNotes.changeLabel.mockResolvedValueOnce({ before: 'Sales', after: 'Support' });
    await handlers['labels.changeLabel']({ labelId: 3, name: 'Support' });
    labelsAndNotes.changeLabel.mockResolvedValueOnce({ before: 'VIP', after: 'VIP' });
    await handlers['labels.changeLabel']({ labelId: 3, color: 'red' });
    expect(settings.saveSavedViews).not.toHaveBeenCalled();
    settings.saveSavedViews.mockImplementationOnce(() => {
      throw new Error('disk');
    });
    await expect(handlers['labels.changeLabel']({ labelId: 3, name: 'Gold' })).rejects.toThrow('disk');
    expect(changed).toHaveBeenCalledTimes(3);
  });

  it('changes, deletes and restores a label, and says so', async () => {
    const { handlers, labelsAndNotes, changed } = setUp();
    await handlers['labels.changeLabel']({ labelId: 3, name: 'EU', color: 'red' });
    await handlers['labels.deleteLabel']({ labelId: 4 });
    expect(labelsAndNotes.changeLabel).toHaveBeenCalledWith(3, { name: 'EU', color: 'red' });
    expect(labelsAndNotes.deleteLabel).toHaveBeenCalledWith(4);
    expect(await handlers['labels.restoreLabel']({ labelId: 4 })).toEqual({ labelId: 4, left: 0 });
    expect(changed).toHaveBeenCalledTimes(3);
  });
});
