import { vi } from 'vitest';
import type { AppNotification } from '../../../shared/bridge/notification';
import { createManualClock } from '../../core/testing/manual-clock';
import { createNotifications } from '../notifications';
import { resetSystem } from './fake-notification';

/** With the address of Talkover and a UUID, an id of the app is longer than Windows takes. */
export const notification: AppNotification = {
  id: 'renewal https://api.talkover.ai 0b9d6f0e-6a52-4d8e-9d0a-6c1d4f6a7b8c',
  title: '+1 234 lapses tomorrow',
  body: 'Auto-renewal is off.',
  urgency: 'critical',
  target: { view: 'numbers', environmentId: 'a', numberId: '0b9d6f0e-6a52-4d8e-9d0a-6c1d4f6a7b8c' },
  actions: [
    { action: 'open', label: 'Open' },
    { action: 'snooze', label: 'Remind me tomorrow' },
    { action: 'mute', label: 'Mute this number' },
  ],
};

/** A notification as the inbox remembers it. */
export const shown = { ...notification, at: 0, clickedAt: null, number: null, isHandled: false };

/** A run of the app on a system; `vi.mock` gives it the fake of Electron's class. */
export function startRun({ silent = false, signed = true } = {}) {
  const parts = {
    clock: createManualClock(0),
    isDoNotDisturbOn: () => Promise.resolve(silent),
    isSigned: () => Promise.resolve(signed),
    onAction: vi.fn(),
    onClick: vi.fn(),
  };
  const notifications = createNotifications(parts);
  return {
    ...parts,
    notifications,
    /** Shows one, and lets the time pass that the system takes at most. */
    async show(one: AppNotification = notification) {
      const outcome = notifications.notify(one);
      await parts.clock.advance(5_000);
      return outcome;
    },
  };
}

export function useSystem(platform: 'win32' | 'darwin' | 'linux'): void {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
  resetSystem();
}
