// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestInput } from '../../shared/bridge/requests';
import type { EnvironmentDto } from '../../shared/bridge/state';
import { useAppStore } from '../stores/app';
import { useFeedbackStore } from '../stores/feedback';
import { useUndoStore } from '../stores/undo';
import { sampleState } from '../testing/sample-state';
import { removeSample } from './edits/sample-edits';
import { useSampleData } from './sample-data';

/** Why main refuses the next requests; null where it does them. */
let refused: string | null;
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: (name: string, input: unknown) => Promise.resolve(input).then((input) => answer(name, input)),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

function answer(name: string, input: unknown): unknown {
  if (refused !== null) throw new Error(refused);
  if (name === 'environment.addSample') return add();
  const { environmentId } = input as RequestInput<'environment.remove'>;
  show(environments().filter(({ id }) => id !== environmentId));
  return undefined;
}

/** Main gives the sample data another id each time. */
let added = 0;
function add(): { environmentId: string } {
  const environmentId = `sample ${++added}`;
  const [real] = sampleState().environments;
  show([...environments(), { ...real!, id: environmentId, kind: 'sample' }]);
  return { environmentId };
}

const environments = () => useAppStore().state!.environments;
const samples = () => environments().filter(({ kind }) => kind === 'sample').map(({ id }) => id); // prettier-ignore

function show(shown: EnvironmentDto[]): void {
  useAppStore().state = sampleState({ environments: shown });
}

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  [refused, added] = [null, 0];
  add();
});

describe('the sample data', () => {
  it('can be removed as soon as there is something real, whichever is shown', () => {
    const sample = useSampleData();
    expect([sample.isRemovable.value, sample.isShown.value]).toEqual([true, false]);
    useAppStore().state = { ...useAppStore().state!, activeEnvironmentId: 'sample 1' };
    expect([sample.isRemovable.value, sample.isShown.value]).toEqual([true, true]);
    show(environments().filter(({ kind }) => kind === 'sample'));
    expect(sample.isRemovable.value).toBe(false);
    show(sampleState().environments);
    expect(sample.isRemovable.value).toBe(false);
  });

  it('is there again where its removal is undone, and gone where that is redone', async () => {
    useSampleData().remove();
    await flushPromises();
    expect([samples(), useFeedbackStore().toast?.words]).toEqual([[], 'Sample data removed']);
    await useUndoStore().undo();
    expect(samples()).toEqual(['sample 2']);
    await useUndoStore().redo();
    expect(samples()).toEqual([]);
  });

  it('is not removed a second time where something else has removed it', async () => {
    useSampleData().remove();
    await flushPromises();
    await useUndoStore().undo();
    show(sampleState().environments);
    await useUndoStore().redo();
    expect(useFeedbackStore().toast?.words).toBe('Nothing was redone, because it has changed since then.');
  });

  it('stays where main refuses, which is said until it works', async () => {
    const { remove } = useSampleData();
    refused = 'The disk is full.';
    remove();
    await flushPromises();
    expect([samples(), useFeedbackStore().failure?.message]).toEqual([['sample 1'], 'The disk is full.']);
    expect(useUndoStore().canUndo).toBe(false);
    refused = null;
    remove();
    await flushPromises();
    expect([samples(), useFeedbackStore().failure]).toEqual([[], null]);
  });

  it('is removed in the settings, too, with why that failed here before', async () => {
    refused = 'The disk is full.';
    useSampleData().remove();
    await flushPromises();
    refused = null;
    await removeSample('sample 1');
    expect([samples(), useFeedbackStore().failure]).toEqual([[], null]);
  });

  it('can be asked for again where undoing its removal failed', async () => {
    useSampleData().remove();
    await flushPromises();
    refused = 'The disk is full.';
    await useUndoStore().undo();
    expect([samples(), useFeedbackStore().failure?.message]).toEqual([[], 'The disk is full.']);
    refused = null;
    await useUndoStore().undo();
    expect(samples()).toEqual(['sample 2']);
  });
});
