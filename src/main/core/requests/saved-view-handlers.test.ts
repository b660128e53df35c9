import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_COLUMNS } from '../../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../../shared/query/query';
import { MOST_SAVED_VIEWS, type SavedView } from '../../../shared/saved-view';
import { createSavedViewHandlers, type SavedViewHandlerParts } from './saved-view-handlers';

const view = (id: string, changes: Partial<SavedView> = {}): SavedView => ({
  id,
  name: id,
  query: '',
  sort: DEFAULT_SORT,
  columns: [...DEFAULT_COLUMNS],
  groupBy: null,
  pinned: false,
  reminds: false,
  ...changes,
});

function requests(...ids: string[]) {
  let views: readonly SavedView[] = ids.map((id) => view(id));
  const check = vi.fn(() => Promise.resolve());
  const handlers = createSavedViewHandlers({
    settings: { savedViews: () => views, saveSavedViews: (next: readonly SavedView[]) => (views = next) },
    reminders: { announcer: { check } },
    changed: () => undefined,
  } as unknown as SavedViewHandlerParts);
  return { handlers, check, views: () => views, ids: () => views.map(({ id }) => id) };
}

describe('a request about saved views', () => {
  it('changes what it names, and leaves what was changed a moment before', async () => {
    const { handlers, views } = requests('a', 'b');
    await handlers['savedViews.change']({ id: 'a', change: { pinned: true } });
    await handlers['savedViews.change']({ id: 'a', change: { name: 'Support' } });
    expect(views()).toEqual([view('a', { pinned: true, name: 'Support' }), view('b')]);
  });

  it('moves a view twice, and says where it is then', async () => {
    const { handlers, ids } = requests('a', 'b', 'c');
    expect(await handlers['savedViews.move']({ id: 'a', by: 1 })).toEqual({ place: 1 });
    expect(await handlers['savedViews.move']({ id: 'a', by: 1 })).toEqual({ place: 2 });
    expect(ids()).toEqual(['b', 'c', 'a']);
    expect(await handlers['savedViews.move']({ id: 'gone', by: 1 })).toBeNull();
    expect(ids()).toEqual(['b', 'c', 'a']);
  });

  it('answers a removal with what it takes to undo it', async () => {
    const { handlers, ids, views } = requests('a', 'b', 'c');
    await handlers['savedViews.change']({ id: 'b', change: { name: 'Support' } });
    const removed = (await handlers['savedViews.remove']({ id: 'b' }))!;
    expect([removed, ids()]).toEqual([{ view: view('b', { name: 'Support' }), place: 1 }, ['a', 'c']]);
    expect(await handlers['savedViews.remove']({ id: 'b' })).toBeNull();
    await handlers['savedViews.put'](removed);
    expect(views()).toEqual([view('a'), view('b', { name: 'Support' }), view('c')]);
  });

  it('refuses one view too many', () => {
    const { handlers } = requests(...Array.from({ length: MOST_SAVED_VIEWS }, (_, index) => String(index)));
    expect(() => handlers['savedViews.put']({ view: view('more') })).toThrow(
      expect.objectContaining({ code: 'too_many_views' }) as Error,
    );
  });

  it('looks for reminders again where they are limited to other numbers', async () => {
    const { handlers, check } = requests('a');
    await handlers['savedViews.change']({ id: 'a', change: { name: 'Support' } });
    expect(check).not.toHaveBeenCalled();
    await handlers['savedViews.change']({ id: 'a', change: { reminds: true } });
    expect(check).toHaveBeenCalledOnce();
  });
});
