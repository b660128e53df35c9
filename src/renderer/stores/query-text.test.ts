import fc from 'fast-check';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useQueryText } from './query-text';
import { useUndoStore } from './undo';
import { useViewStore } from './view';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

/** The texts that undo leads through, newest first. */
async function wayBack(query: ReturnType<typeof useQueryText>): Promise<string[]> {
  const texts = [query.text.value];
  while (useUndoStore().next) {
    await query.undo();
    texts.push(query.text.value);
  }
  return texts;
}

describe('the text of a query', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('undoes typing word by word', async () => {
    const query = useQueryText('numbers');
    for (const text of ['g', 'ge', 'ger', 'ger ', 'ger s', 'ger sm', 'ger sms']) query.type(text);
    expect(await wayBack(query)).toEqual(['ger sms', 'ger ', '']);
  });

  it('undoes what was chosen apart from what was typed', async () => {
    const query = useQueryText('numbers');
    for (const text of ['s', 'st']) query.type(text);
    query.replace('status:');
    for (const text of ['status:a', 'status:ac']) query.type(text);
    expect(await wayBack(query)).toEqual(['status:ac', 'status:', 'st', '']);
  });

  it('shares the stack with everything else, but undoes only itself where it is asked to', async () => {
    const query = useQueryText('numbers');
    const undo = useUndoStore();
    query.replace('status:active');
    undo.push({ words: 'label', undo: () => 'done', redo: () => 'done' });
    await query.undo();
    expect([query.text.value, undo.next?.words]).toEqual(['', 'label']);
    await query.redo();
    expect(query.text.value).toBe('status:active');
  });

  it('is not changed unseen from another view', async () => {
    const query = useQueryText('numbers');
    query.replace('status:active');
    useViewStore().show('renewals');
    await useUndoStore().undo();
    expect(query.text.value).toBe('status:active');
    useViewStore().show('numbers');
    await useUndoStore().undo();
    expect(query.text.value).toBe('');
  });

  it('leads back through everything that was asked, and forward again', async () => {
    const asked = fc.array(fc.tuple(fc.constantFrom('', 'a', 'b', 'a b', 'ab'), fc.boolean()), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(asked, async (texts) => {
        setActivePinia(createPinia());
        const query = useQueryText('numbers');
        for (const [text, isTyped] of texts) {
          if (isTyped) query.type(text);
          else query.replace(text);
          expect(query.text.value).toBe(text);
        }
        const undo = useUndoStore();
        while (undo.next) await undo.undo();
        expect(query.text.value).toBe('');
        while (undo.nextRedo) await undo.redo();
        expect(query.text.value).toBe(texts.at(-1)?.[0] ?? '');
      }),
    );
  });
});
