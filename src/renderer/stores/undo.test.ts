import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useFeedbackStore } from './feedback';
import { useUndoStore, type StepOutcome, type UndoStep } from './undo';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

/** What was undone and redone, in order. */
let log: string[];

function step(words: string, changes: Partial<UndoStep> & { outcome?: StepOutcome } = {}): UndoStep {
  const { outcome = 'done', ...rest } = changes;
  const run = (way: string) => {
    log.push(`${way} ${words}`);
    return Promise.resolve(outcome);
  };
  return { words, undo: () => run('undo'), redo: () => run('redo'), ...rest };
}

describe('the undo stack', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    log = [];
  });

  it('undoes what was done last, and redoes it', async () => {
    const undo = useUndoStore();
    undo.push(step('a'));
    undo.push(step('b'));
    await undo.undo();
    await undo.undo();
    await undo.undo();
    await undo.redo();
    expect(log).toEqual(['undo b', 'undo a', 'redo a']);
    expect([undo.next?.words, undo.nextRedo?.words]).toEqual(['a', 'b']);
    expect(useFeedbackStore().toast?.words).toBe('Redone: a');
  });

  it('undoes two steps where the key is pressed twice before main has answered', async () => {
    const undo = useUndoStore();
    undo.push(step('a'));
    undo.push(step('b'));
    await Promise.all([undo.undo(), undo.undo()]);
    expect(log).toEqual(['undo b', 'undo a']);
  });

  it('waits for an edit that main has not answered yet, instead of undoing the one before it', async () => {
    const undo = useUndoStore();
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const edit = undo.during(async () => {
      await answered;
      undo.push(step('b'));
      return 'made';
    });
    expect(undo.canUndo).toBe(true);
    undo.push(step('a'));
    const undone = undo.undo();
    answer();
    await undone;
    expect([await edit, log, undo.canUndo]).toEqual(['made', ['undo b'], true]);
    await undo.undo();
    expect(undo.canUndo).toBe(false);
  });

  it('undoes the one before an edit that failed', async () => {
    const undo = useUndoStore();
    undo.push(step('a'));
    const edit = undo.during(() => Promise.reject(new Error('refused')));
    await Promise.all([undo.undo(), expect(edit).rejects.toThrow('refused')]);
    expect(log).toEqual(['undo a']);
  });

  it('forgets what was undone once something else is done', async () => {
    const undo = useUndoStore();
    undo.push(step('a'));
    await undo.undo();
    undo.push(step('b'));
    expect(undo.nextRedo).toBeNull();
  });

  it('passes over what is not seen now', async () => {
    const undo = useUndoStore();
    undo.push(step('label'));
    undo.push(step('query of another view', { isSeen: () => false }));
    await undo.undo();
    expect(log).toEqual(['undo label']);
  });

  it('offers to undo a step in a toast, whatever was done after it', async () => {
    const undo = useUndoStore();
    const feedback = useFeedbackStore();
    undo.offer(step('a'));
    expect(feedback.toast).toMatchObject({ words: 'a', action: { label: 'Undo' } });
    undo.push(step('b'));
    feedback.takeOffer();
    await undo.undo();
    expect(log).toEqual(['undo a', 'undo b']);
  });

  it('takes the toast away when its step is undone by key', async () => {
    const undo = useUndoStore();
    undo.offer(step('a'));
    await undo.undo();
    expect(useFeedbackStore().toast?.action).toBeNull();
  });

  it('keeps a step that failed, and drops one that was overtaken, saying so', async () => {
    const undo = useUndoStore();
    const feedback = useFeedbackStore();
    undo.push(step('failed', { outcome: 'failed' }));
    await undo.undo();
    expect([undo.next?.words, feedback.toast]).toEqual(['failed', null]);
    undo.push(step('stale', { outcome: 'stale' }));
    await undo.undo();
    expect([undo.next?.words, undo.nextRedo]).toEqual(['failed', null]);
    expect(feedback.toast?.words).toBe('Nothing was undone, because it has changed since then.');
  });

  it('lets a step take the place of the one it continues, but not once something else was done', () => {
    const undo = useUndoStore();
    const [first, whole] = [step('no'), step('note')];
    undo.push(first);
    undo.push(whole, first);
    expect(undo.next).toBe(whole);
    undo.push(step('label'));
    undo.push(step('note again'), whole);
    expect(undo.next?.words).toBe('note again');
  });

  it('does not grow without end', async () => {
    const undo = useUndoStore();
    for (let count = 0; count < 300; count++) undo.push(step(String(count)));
    for (let count = 0; count < 300; count++) await undo.undo();
    expect(log).toHaveLength(200);
  });
});
