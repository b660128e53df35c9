import { describe, expect, it, vi } from 'vitest';
import type { TrayState } from '../../shared/bridge/state';
import { trayMenu } from './tray-menu';

const target = { view: 'numbers', environmentId: 'a', numberId: '7' } as const;
const ref = { environmentId: 'a', numberId: '7' };
const renewal = { label: '+1 234 renews tomorrow', target, ref, number: '+1234', hasTalkover: true, isHandled: false };

function menuOf(patch: Partial<TrayState>) {
  const actions = {
    open: vi.fn(),
    copy: vi.fn(),
    openTalkover: vi.fn(),
    prefer: vi.fn(),
    syncNow: vi.fn(),
    pause: vi.fn(),
    quit: vi.fn(),
  };
  const state: TrayState = {
    icon: 'calm',
    tooltip: '',
    attention: 0,
    waiting: null,
    toDo: null,
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
    const { entries, actions, click } = menuOf({ next: [renewal] });
    expect(entries[0]?.label).toBe('+1 234 renews tomorrow');
    click('Open');
    expect(actions.open).toHaveBeenCalledWith(target);
  });

  it('copies a number, puts its reminder off and marks it as handled without opening the window', () => {
    const { actions, click } = menuOf({ next: [renewal] });
    for (const label of ['Copy number', 'Remind me tomorrow', 'Handled']) click(label);
    expect(actions.copy).toHaveBeenCalledWith('+1234');
    expect(actions.prefer.mock.calls).toEqual([
      [ref, { snoozeDays: 1 }],
      [ref, { handled: true }],
    ]);
    expect(actions.open).not.toHaveBeenCalled();
  });

  it('opens the environment of a renewal in Talkover, where it has an address there', () => {
    const { actions, click } = menuOf({ next: [renewal] });
    click('Open in Talkover');
    expect(actions.openTalkover).toHaveBeenCalledWith('a');
    expect(actions.open).not.toHaveBeenCalled();
    const { entries } = menuOf({ next: [{ ...renewal, hasTalkover: false }] });
    expect(entries[0]?.submenu).not.toContainEqual(expect.objectContaining({ label: 'Open in Talkover' }));
  });

  it('shows what is handled, and takes the mark back', () => {
    const { entries, actions, click } = menuOf({ next: [{ ...renewal, isHandled: true }] });
    expect(entries[0]?.submenu).toContainEqual(expect.objectContaining({ label: 'Handled', checked: true }));
    click('Handled');
    expect(actions.prefer).toHaveBeenCalledWith(ref, { handled: false });
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

  it('has what is to do on top, and leads to the renewals', () => {
    const renewals = { view: 'renewals', environmentId: null, only: null } as const;
    const { entries, actions, click } = menuOf({ toDo: { label: 'To do: 3', target: renewals } });
    expect(entries.slice(0, 2)).toMatchObject([{ label: 'To do: 3' }, { type: 'separator' }]);
    click('To do: 3');
    expect(actions.open).toHaveBeenCalledWith(renewals);
  });

  it('shows an ampersand as it is', () => {
    const { entries } = menuOf({ next: [{ ...renewal, label: '+1 renews today · Smith & Sons' }] });
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
