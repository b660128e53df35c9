import { describe, expect, it, vi } from 'vitest';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { createLabelHandlers } from './label-handlers';

const environment = sampleEnvironment();
const edit = (numberId: string) => ({ change: { note: 'x' }, numbers: [{ numberId, number: '+1', formatted: '1' }] });

function setUp() {
  const labelsAndNotes = {
    read: vi.fn(() => 'a page'),
    edit: vi.fn(() => Promise.resolve()),
    changeLabel: vi.fn(() => Promise.resolve()),
    deleteLabel: vi.fn(() => Promise.resolve()),
    restoreLabel: vi.fn(() => Promise.resolve({ labelId: 4, left: 0 })),
  };
  const changed = vi.fn();
  const parts = { environments: { get: () => environment }, labelsAndNotes, changed };
  const handlers = createLabelHandlers(parts as unknown as Parameters<typeof createLabelHandlers>[0]);
  const send = (batch: string, ids: string[], isLast: boolean) =>
    handlers['labels.edit']({ environmentId: environment.id, batch, edits: ids.map(edit), isLast });
  return { handlers, labelsAndNotes, changed, send };
}

describe('a request about labels and notes', () => {
  it('reads since a turn', async () => {
    const { handlers, labelsAndNotes } = setUp();
    expect(await handlers['labels.read']({ environmentId: environment.id, since: 7 })).toBe('a page');
    expect(labelsAndNotes.read).toHaveBeenCalledWith(environment, 7);
  });

  it('changes all at once when its last message has come', async () => {
    const { labelsAndNotes, changed, send } = setUp();
    await send('one', ['1', '2'], false);
    expect([labelsAndNotes.edit.mock.calls, changed.mock.calls]).toEqual([[], []]);
    await send('one', ['3'], true);
    expect(labelsAndNotes.edit.mock.calls).toEqual([[environment, ['1', '2', '3'].map(edit)]]);
    expect(changed).toHaveBeenCalledTimes(1);
    // a batch of the same name begins again
    await send('one', ['4'], true);
    expect(labelsAndNotes.edit).toHaveBeenLastCalledWith(environment, [edit('4')]);
  });

  it('drops a change that another one overtakes', async () => {
    const { labelsAndNotes, send } = setUp();
    await send('one', ['1'], false);
    await send('two', ['2'], true);
    expect(labelsAndNotes.edit.mock.calls).toEqual([[environment, [edit('2')]]]);
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
