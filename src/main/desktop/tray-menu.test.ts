import { describe, expect, it, vi } from 'vitest';
import type { TrayState } from '../../shared/bridge/state';
import { trayMenu } from './tray-menu';

const target = { view: 'numbers', environmentId: 'a', numberId: '7' } as const;

function menuOf(patch: Partial<TrayState>) {
  const actions = { open: vi.fn(), syncNow: vi.fn(), pause: vi.fn(), quit: vi.fn() };
  const state: TrayState = {
    icon: 'calm',
    tooltip: '',
    attention: 0,
    waiting: null,
    next: [],
    pausedUntil: null,
    ...patch,
  };
  const entries = trayMenu(state, (ms) => `instant ${ms}`, actions);
  /** Clicks the entry with a label, wherever it is. */
  function click(label: string): void {
    const all = entries.flatMap((entry) => [entry, ...(Array.isArray(entry.submenu) ? entry.submenu : [])]);
    const entry = all.find((candidate) => candidate.label === label);
    expect(entry, label).toBeDefined();
    (entry?.click as () => void)();
  }
  return { entries, actions, click };
}

describe('trayMenu', () => {
  it('leads from a renewal to its number', () => {
    const { actions, click } = menuOf({ next: [{ label: '+1 234 renews tomorrow', target }] });
    click('+1 234 renews tomorrow');
    expect(actions.open).toHaveBeenCalledWith(target);
  });

  it('says so when nothing is ahead', () => {
    expect(menuOf({}).entries[0]).toEqual({ label: 'No renewals ahead', enabled: false });
  });

  it('has reminders that could not be shown on top, and leads to them', () => {
    const inbox = { view: 'reminders', environmentId: null } as const;
    const { entries, actions, click } = menuOf({ waiting: { label: '2 reminders could not be shown', target: inbox } });
    expect(entries.slice(0, 3)).toMatchObject([
      { label: '2 reminders could not be shown' },
      { type: 'separator' },
      { label: 'No renewals ahead' },
    ]);
    click('2 reminders could not be shown');
    expect(actions.open).toHaveBeenCalledWith(inbox);
  });

  it('shows an ampersand as it is', () => {
    const { entries } = menuOf({ next: [{ label: '+1 renews today · Smith & Sons', target }] });
    expect(entries[0]?.label).toBe('+1 renews today · Smith && Sons');
  });

  it('pauses for each of the three spans', () => {
    const { actions, click } = menuOf({});
    for (const label of ['For 1 hour', 'Until tomorrow', 'Until I resume']) click(label);
    expect(actions.pause.mock.calls).toEqual([['hour'], ['tomorrow'], ['forever']]);
  });

  it('says until when reminders are paused, and resumes them', () => {
    const { entries, actions, click } = menuOf({ pausedUntil: 1_000 });
    expect(entries.map((entry) => entry.label)).toContain('Reminders paused until instant 1000');
    click('Resume reminders');
    expect(actions.pause).toHaveBeenCalledWith(null);
  });

  it('opens, syncs and quits', () => {
    const { actions, click } = menuOf({});
    click('Open Talkover Numbers');
    click('Sync now');
    click('Quit');
    expect(actions.open).toHaveBeenCalledWith();
    expect(actions.syncNow).toHaveBeenCalledOnce();
    expect(actions.quit).toHaveBeenCalledOnce();
  });
});
