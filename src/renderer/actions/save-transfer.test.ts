import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { useAppStore } from '../stores/app';
import { useFeedbackStore } from '../stores/feedback';
import { sampleState } from '../testing/sample-state';
import { saveTransfer } from './save-transfer';

let asked: { name: string; input: unknown }[];
/** Why main writes no text; null where it does. */
let refused: string | null;
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: (name: string, input: unknown) => {
    asked.push({ name, input });
    return Promise.resolve(name).then(answer);
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

function answer(name: string): unknown {
  if (name === 'transfer.write' && refused !== null) throw new Error(refused);
  if (name === 'transfer.write') return '{"transfer":1}';
  if (name === 'file.begin') return { outcome: 'begun', fileId: 'f', name: 'moved.json' };
  return name === 'file.finish' ? { name: 'moved.json' } : undefined;
}

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  useAppStore().now = new Date(2026, 2, 9, 23, 30).getTime();
  [asked, refused] = [[], null];
});

it('hands over what main writes, under a name that sorts by day', async () => {
  await saveTransfer();
  expect(asked.map(({ name }) => name)).toEqual(['transfer.write', 'file.begin', 'file.append', 'file.finish']);
  expect(asked[1]?.input).toEqual({ kind: 'json', name: expect.stringMatching(/ 2026-03-09$/) as string });
  expect(asked[2]?.input).toMatchObject({ text: '{"transfer":1}' });
});

it('asks for no place where main writes nothing, and says why', async () => {
  refused = 'The labels can’t be read.';
  await saveTransfer();
  expect(asked.map(({ name }) => name)).toEqual(['transfer.write']);
  expect(useFeedbackStore().failure?.message).toBe('The labels can’t be read.');
});
