import { expect, it, vi } from 'vitest';
import type { AppNotification } from '../../../shared/bridge/notification';
import type { TrayState } from '../../../shared/bridge/state';
import type { Shell } from '../ports/ports';
import { withPlainText } from './plain-shell';

const HOSTILE = `\u202e${'x'.repeat(5_000_000)}\u0007`;
const target = { view: 'renewals', environmentId: null, only: null } as const;

it('hands the operating system no text that reorders, controls or never ends', async () => {
  const notify = vi.fn((_: AppNotification) => Promise.resolve({ outcome: 'shown' as const }));
  const setTray = vi.fn((_: TrayState) => undefined);
  const shell = withPlainText({ kind: 'desktop', notify, setTray } as unknown as Shell);
  await shell.notify({ id: 'n', title: HOSTILE, body: HOSTILE, urgency: 'normal', target, actions: [] });
  const renewal = {
    target,
    ref: { environmentId: 'a', numberId: '7' },
    number: '+1',
    hasTalkover: false,
    isHandled: false,
  };
  const next = [
    { label: 'R&D <prod>', ...renewal },
    { label: HOSTILE, ...renewal },
  ];
  shell.setTray({ icon: 'calm', tooltip: HOSTILE, attention: 0, waiting: { label: HOSTILE, target }, toDo: { label: HOSTILE, target }, next, pausedUntil: null }); // prettier-ignore
  const said = notify.mock.lastCall![0];
  const tray = setTray.mock.lastCall![0];
  const texts = [
    said.title,
    said.body,
    tray.tooltip,
    tray.waiting!.label,
    tray.toDo!.label,
    ...tray.next.map(({ label }) => label),
  ];
  expect(texts.map((text) => [text.length <= 1_000, /[\p{Cc}\u202e]/u.test(text)])).toEqual(texts.map(() => [true, false])); // prettier-ignore
  expect(tray.next[0]?.label).toBe('R&D <prod>');
});
