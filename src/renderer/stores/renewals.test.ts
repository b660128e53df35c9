import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReminderInbox } from '../../shared/bridge/requests/reminders';
import { request } from '../bridge/bridge-client';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { useRenewalsStore } from './renewals';
import { useViewStore } from './view';

vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: vi.fn(),
  reportOfFailure: (error: Error) => ({ code: 'server', message: error.message }),
}));

const sent = { number: null, isHandled: false, clickedAt: null, title: '', body: '', urgency: 'normal', target: { view: 'reminders', environmentId: null } } as const; // prettier-ignore

/** What main answers. */
function answer(numbers: { environmentId: string; numberId: string }[], inbox: Partial<ReminderInbox> = {}): void {
  vi.mocked(request).mockImplementation((name) =>
    Promise.resolve((name === 'reminders.numbers' ? numbers : { waiting: [], sent: [], ...inbox }) as never),
  );
}

describe('the renewals of one reminder', () => {
  beforeEach(() => {
    vi.mocked(request).mockReset();
    setActivePinia(createPinia());
    useAppStore().state = sampleState();
  });

  const numbers = [
    { environmentId: 'a', numberId: '1' },
    { environmentId: 'b', numberId: '2' },
    { environmentId: 'a', numberId: '3' },
  ];

  it('are known by environment, with when it was sent', async () => {
    answer(numbers, { sent: [{ ...sent, id: 'digest 7', at: 7 }] });
    const renewals = useRenewalsStore();
    await renewals.showOnly('digest 7');
    expect(request).toHaveBeenCalledWith('reminders.numbers', { announcementId: 'digest 7' });
    expect(renewals.only?.at).toBe(7);
    expect(renewals.onlyNumbers).toEqual(
      new Map([
        ['a', new Set(['1', '3'])],
        ['b', new Set(['2'])],
      ]),
    );
  });

  it('are all again when the filter is taken away', async () => {
    answer(numbers);
    const renewals = useRenewalsStore();
    renewals.kind = 'lapses';
    await renewals.showOnly('digest 7');
    expect(renewals.only?.at).toBeNull();
    renewals.showAll();
    expect([renewals.only, renewals.onlyNumbers, renewals.kind]).toEqual([null, null, 'all']);
  });

  it('are not waited for once another is asked for', async () => {
    answer(numbers);
    const renewals = useRenewalsStore();
    const first = renewals.showOnly('digest 7');
    renewals.showAll();
    await first;
    expect(renewals.only).toBeNull();
  });

  describe('end', () => {
    async function narrowed(environmentId: string | null = null) {
      answer(numbers);
      useViewStore().name = 'renewals';
      const renewals = useRenewalsStore();
      await renewals.showOnly('digest 7', environmentId);
      expect(renewals.only).not.toBeNull();
      return renewals;
    }

    it('with the tab', async () => {
      const renewals = await narrowed();
      renewals.tab = 'month';
      expect(renewals.only).toBeNull();
      renewals.tab = 'agenda';
      expect(renewals.only).toBeNull();
    });

    it('with the view', async () => {
      const renewals = await narrowed();
      useViewStore().show('numbers');
      expect(renewals.only).toBeNull();
    });

    it('with the environment, also where all are shown then', async () => {
      const renewals = await narrowed();
      useAppStore().state = sampleState({ activeEnvironmentId: 'b' });
      expect(renewals.only).toBeNull();
      await renewals.showOnly('digest 7');
      useAppStore().state = sampleState({ activeEnvironmentId: 'b', showsAll: true });
      expect(renewals.only).toBeNull();
    });

    it('not with the environment that they led to, of which main says only later that it is shown', async () => {
      const renewals = await narrowed('b');
      useAppStore().state = sampleState({ activeEnvironmentId: 'b' });
      expect(renewals.only).not.toBeNull();
      await renewals.showOnlyIn('a');
      expect(request).toHaveBeenLastCalledWith('environment.select', { environmentId: 'a' });
      useAppStore().state = sampleState();
      expect(renewals.only).not.toBeNull();
      useAppStore().state = sampleState({ activeEnvironmentId: 'b' });
      expect(renewals.only).toBeNull();
    });

    it('while they are still being asked for', async () => {
      answer(numbers);
      const renewals = useRenewalsStore();
      const asked = renewals.showOnly('digest 7');
      renewals.tab = 'costs';
      await asked;
      expect(renewals.only).toBeNull();
    });
  });

  it('are said to be forgotten where the record does not hold them any more', async () => {
    answer([]);
    const renewals = useRenewalsStore();
    await renewals.showOnly('digest 7');
    expect(renewals.only).toBeNull();
    expect(useFeedbackStore().toast?.words).toContain('no longer');
  });

  it('are not narrowed, and the failure is shown, where main cannot be asked', async () => {
    vi.mocked(request).mockRejectedValue(new Error('lost'));
    const renewals = useRenewalsStore();
    await renewals.showOnly('digest 7');
    expect(renewals.only).toBeNull();
    expect(useFeedbackStore().failure?.message).toBe('lost');
  });
});
