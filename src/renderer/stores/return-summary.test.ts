import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { promisesSettled } from '../../shared/testing/promises-settled';
import { request } from '../bridge/bridge-client';
import { CALM, sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useReturnSummaryStore } from './return-summary';
import { useViewStore } from './view';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

let visibility: DocumentVisibilityState = 'visible';
const listeners: (() => void)[] = [];
vi.stubGlobal('document', {
  get visibilityState() {
    return visibility;
  },
  addEventListener: (_: string, listener: () => void) => listeners.push(listener),
});

function become(state: DocumentVisibilityState): void {
  visibility = state;
  for (const listener of listeners) listener();
}

/** Main tells how much is unread in the active environment, and when it was last fetched (epoch ms). */
async function tell(unread: number, lastSuccessAt: number | null = null): Promise<void> {
  const state = sampleState();
  const environments = state.environments.map((environment) => ({
    ...environment,
    unread,
    sync: { ...CALM, lastSuccessAt },
  }));
  useAppStore().state = { ...state, environments };
  await promisesSettled();
}

const answer = { since: 1, counts: { kinds: { added: 2 }, became: {} } };
const LATER = Date.now() + 60_000;

describe('the summary on return', () => {
  beforeEach(() => {
    vi.mocked(request).mockReset().mockResolvedValue(answer);
    setActivePinia(createPinia());
  });

  it('shows what was unread when the app is started, until it is dismissed', async () => {
    await tell(2);
    const summary = useReturnSummaryStore();
    await tell(2);
    expect(summary.unread).toEqual(answer);
    summary.dismiss();
    await tell(3);
    expect(summary.unread).toBeNull();
  });

  it('shows what the first fetch finds, and nothing of what is found while the user is there', async () => {
    await tell(0);
    const summary = useReturnSummaryStore();
    await tell(2, LATER);
    expect(summary.unread).toEqual(answer);
    setActivePinia(createPinia());
    await tell(0);
    const other = useReturnSummaryStore();
    await tell(0, LATER);
    await tell(2, LATER + 1);
    expect(other.unread).toBeNull();
  });

  it('shows it again when the window is shown again, and not once the view was seen', async () => {
    await tell(2);
    const summary = useReturnSummaryStore();
    summary.dismiss();
    become('hidden');
    become('visible');
    await tell(2);
    expect(summary.unread).toEqual(answer);
    useViewStore().show('activity');
    await tell(2);
    expect(summary.unread).toBeNull();
  });
});
