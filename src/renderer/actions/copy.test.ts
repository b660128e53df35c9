// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { useFeedbackStore } from '../stores/feedback';
import { copyText } from './copy';

const { reportPageFailure } = vi.hoisted(() => ({ reportPageFailure: vi.fn() }));
vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn(), reportPageFailure })); // prettier-ignore

const writeText = vi.fn();
beforeEach(() => {
  setActivePinia(createPinia());
  reportPageFailure.mockReset();
  writeText.mockReset().mockResolvedValue(undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
});

it('copies a text, and says which or what it is told to say', async () => {
  expect(await copyText('+4930123')).toBe(true);
  expect(useFeedbackStore().toast?.words).toBe('Copied +4930123');
  expect(await copyText('a long text', 'Copied it all')).toBe(true);
  expect(useFeedbackStore().toast?.words).toBe('Copied it all');
  expect(writeText.mock.calls).toEqual([['+4930123'], ['a long text']]);
});

it('says how to go on where the clipboard refuses, and reports why', async () => {
  const refusal = new Error('not focused');
  writeText.mockRejectedValue(refusal);
  expect(await copyText('+4930123', 'Copied')).toBe(false);
  expect(useFeedbackStore().toast?.words).toBe('Couldn’t copy. Select the text and copy it yourself.');
  expect(reportPageFailure).toHaveBeenCalledExactlyOnceWith('request', refusal);
});
