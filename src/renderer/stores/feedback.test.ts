import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useFeedbackStore } from './feedback';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

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
