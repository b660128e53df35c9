import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { editLabelsAndNotes, sendEdits } from './edit-labels';
import { useFeedbackStore } from './feedback';

/** Why main refuses the next requests; null where it does them. */
let refused: string | null;
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: () => (refused === null ? Promise.resolve() : Promise.reject(new Error(refused))),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

describe('why something failed', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    refused = null;
  });

  const shown = () => useFeedbackStore().failure?.message;

  it('is shown until the same works, whatever else does', async () => {
    const feedback = useFeedbackStore();
    refused = 'The disk is full.';
    expect(await feedback.attempt('savedViews.remove', { id: 'a' })).toBe(false);
    refused = null;
    await feedback.attempt('settings.update', {});
    expect(shown()).toBe('The disk is full.');
    await feedback.attempt('savedViews.remove', { id: 'a' });
    expect(shown()).toBeUndefined();
  });

  it('is shown for labels and notes, too, until they are changed', async () => {
    const edits = [{ change: { note: 'Spare' }, numbers: [{ numberId: '1', number: '+1', formatted: '' }] }];
    refused = 'The disk is full.';
    expect(await editLabelsAndNotes('a', edits)).toBe(false);
    expect(shown()).toBe('The disk is full.');
    refused = null;
    expect(await editLabelsAndNotes('a', edits)).toBe(true);
    expect(shown()).toBeUndefined();
    refused = 'The disk is full.';
    await editLabelsAndNotes('a', edits);
    refused = null;
    // as an import does, which says itself why it failed
    await sendEdits('a', edits);
    expect(shown()).toBeUndefined();
  });

  it('is shown for work that sends its requests itself, until the like of it is done', async () => {
    const feedback = useFeedbackStore();
    await feedback.follow('labels.deleteLabel', Promise.reject(new Error('The disk is full.')));
    expect([shown(), feedback.hasFailed('labels.deleteLabel')]).toEqual(['The disk is full.', true]);
    await feedback.follow('labels.deleteLabel', Promise.resolve());
    expect([shown(), feedback.hasFailed('labels.deleteLabel')]).toEqual([undefined, false]);
  });
});

describe('what was just done', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('is one toast at a time, read again where it says the same', () => {
    const feedback = useFeedbackStore();
    feedback.say('Copied');
    expect(feedback.toast).toEqual({ words: 'Copied', action: null });
    feedback.say('Copied');
    expect(feedback.toast?.words).toBe('Copied\u00a0');
    feedback.offer('Deleted', 'Undo', vi.fn());
    expect(feedback.toast).toMatchObject({ words: 'Deleted', action: { label: 'Undo' } });
  });

  it('is undone once', () => {
    const feedback = useFeedbackStore();
    const undo = vi.fn();
    feedback.offer('Deleted', 'Undo', undo);
    feedback.takeOffer();
    feedback.takeOffer();
    expect(undo).toHaveBeenCalledOnce();
    expect(feedback.toast).toBeNull();
  });

  it('may say something itself when it is undone', () => {
    const feedback = useFeedbackStore();
    feedback.offer('Deleted', 'Undo', () => feedback.say('Restored'));
    feedback.takeOffer();
    expect(feedback.toast?.words).toBe('Restored');
  });

  it('is gone with its view, unless it can still be undone', () => {
    const feedback = useFeedbackStore();
    feedback.say('Copied');
    feedback.leaveView();
    expect(feedback.toast).toBeNull();
    feedback.offer('Deleted', 'Undo', vi.fn());
    feedback.leaveView();
    expect(feedback.toast?.words).toBe('Deleted');
  });
});
