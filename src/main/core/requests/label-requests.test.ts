import { describe, expect, it, vi } from 'vitest';
import { sampleAccount } from '../../../shared/testing/sample';
import { createAnnotationRequests } from './label-requests';

const account = sampleAccount();
const edit = (numberId: string) => ({ change: { note: 'x' }, numbers: [{ numberId, number: '+1', formatted: '1' }] });

function setUp() {
  const annotations = {
    read: vi.fn(() => 'a page'),
    edit: vi.fn(() => Promise.resolve()),
    changeLabel: vi.fn(() => Promise.resolve()),
    deleteLabel: vi.fn(() => Promise.resolve()),
  };
  const changed = vi.fn();
  const parts = { accounts: { get: () => account }, annotations, changed };
  const handlers = createAnnotationRequests(parts as unknown as Parameters<typeof createAnnotationRequests>[0]);
  const send = (batch: string, ids: string[], isLast: boolean) =>
    handlers['annotations.edit']({ accountId: account.id, batch, edits: ids.map(edit), isLast });
  return { handlers, annotations, changed, send };
}

describe('a request about labels and notes', () => {
  it('reads since a turn', async () => {
    const { handlers, annotations } = setUp();
    expect(await handlers['annotations.read']({ accountId: account.id, since: 7 })).toBe('a page');
    expect(annotations.read).toHaveBeenCalledWith(account, 7);
  });

  it('changes all at once when its last message has come', async () => {
    const { annotations, changed, send } = setUp();
    await send('one', ['1', '2'], false);
    expect([annotations.edit.mock.calls, changed.mock.calls]).toEqual([[], []]);
    await send('one', ['3'], true);
    expect(annotations.edit.mock.calls).toEqual([[account, ['1', '2', '3'].map(edit)]]);
    expect(changed).toHaveBeenCalledTimes(1);
    // a batch of the same name begins again
    await send('one', ['4'], true);
    expect(annotations.edit).toHaveBeenLastCalledWith(account, [edit('4')]);
  });

  it('drops a change that another one overtakes', async () => {
    const { annotations, send } = setUp();
    await send('one', ['1'], false);
    await send('two', ['2'], true);
    expect(annotations.edit.mock.calls).toEqual([[account, [edit('2')]]]);
  });

  it('changes and deletes a label, and says so', async () => {
    const { handlers, annotations, changed } = setUp();
    await handlers['label.change']({ labelId: 3, name: 'EU', color: 'red' });
    await handlers['label.delete']({ labelId: 4 });
    expect(annotations.changeLabel).toHaveBeenCalledWith(3, { name: 'EU', color: 'red' });
    expect(annotations.deleteLabel).toHaveBeenCalledWith(4);
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
