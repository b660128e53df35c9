import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createBadge } from './badge';

const electron = vi.hoisted(() => ({
  app: {
    setBadgeCount: vi.fn(),
    on: vi.fn<(event: string, listener: (event: object, window: object) => void) => void>(),
  },
  windows: [] as object[],
}));
vi.mock('electron', () => ({ app: electron.app, BrowserWindow: { getAllWindows: () => electron.windows } }));
vi.mock('./icon-files', () => ({ readIcon: (name: string) => name }));

const aWindow = () => Object.assign(new EventEmitter(), { setOverlayIcon: vi.fn() });

beforeEach(() => {
  vi.clearAllMocks();
  electron.windows = [];
});

describe('the badge', () => {
  it.each(['darwin', 'linux'] as const)('is a count on the icon of the app, sent when it changes: %s', (platform) => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
    const badge = createBadge();
    for (const count of [0, 2, 2, 3, 0, 0]) badge.show(count);
    expect(electron.app.setBadgeCount.mock.calls).toEqual([[2], [3], [0]]);
  });

  it('lies over the task bar button on Windows, with words for screen readers', () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
    const window = aWindow();
    electron.windows = [window];
    const badge = createBadge();
    for (const count of [1, 1, 3, 0]) badge.show(count);
    expect(window.setOverlayIcon.mock.calls).toEqual([
      ['badge-icons/attention', '1 item needs your attention'],
      ['badge-icons/attention', '3 items need your attention'],
      [null, ''],
    ]);
    expect(electron.app.setBadgeCount).not.toHaveBeenCalled();
  });

  it('comes back on Windows with a window that is shown again', () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
    createBadge().show(2);
    const window = aWindow();
    electron.app.on.mock.calls[0]?.[1]({}, window);
    window.emit('show');
    expect(window.setOverlayIcon).toHaveBeenCalledWith('badge-icons/attention', '2 items need your attention');
  });
});
