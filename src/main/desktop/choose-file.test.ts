import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionSchema } from '../../shared/settings';
import { createManualClock } from '../core/testing/manual-clock';
import { chooseFile as choose } from './choose-file';

const { showSaveDialog, stat } = vi.hoisted(() => ({ showSaveDialog: vi.fn(), stat: vi.fn() }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<{ stat: typeof stat }>();
  return { ...real, stat: stat.mockImplementation(real.stat) };
});
vi.mock('electron', () => ({
  app: { getPath: () => '/downloads' },
  BrowserWindow: { getAllWindows: () => [] },
  dialog: { showSaveDialog },
}));

let fileFolders: Record<string, string>;
const core = {
  session: () => sessionSchema.parse({ fileFolders }),
  remember: (patch: { fileFolders?: Record<string, string> }) => void (fileFolders = patch.fileFolders ?? {}),
};

const clock = createManualClock(0);
const chooseFile = (file: Parameters<typeof choose>[0]) => choose(file, core, clock);

beforeEach(() => {
  fileFolders = {};
  showSaveDialog.mockResolvedValue({ canceled: false, filePath: '/home/ada/mine.ics' });
});

/** Where the dialog begins, as it was last shown. */
function proposed(): unknown {
  return (showSaveDialog.mock.lastCall as [{ defaultPath: string }] | undefined)?.[0].defaultPath;
}

describe('choosing where a file is kept', () => {
  it('proposes a name among the downloads', async () => {
    expect(await chooseFile({ kind: 'ics', name: 'Renewals' })).toBe('/home/ada/mine.ics');
    expect([proposed(), fileFolders]).toEqual([join('/downloads', 'Renewals.ics'), { ics: '/home/ada' }]);
    expect(showSaveDialog).toHaveBeenCalledWith(
      expect.objectContaining({ filters: [{ name: 'Calendar', extensions: ['ics'] }] }),
    );
  });

  it('begins in the folder of the last one, and among the downloads where that is gone or no folder', async () => {
    const begin = async (folder: string) => {
      fileFolders = { csv: '/lists', ics: folder };
      await chooseFile({ kind: 'ics', name: 'Renewals' });
      expect(fileFolders).toEqual({ csv: '/lists', ics: '/home/ada' });
      return proposed();
    };
    expect(await begin(import.meta.dirname)).toBe(join(import.meta.dirname, 'Renewals.ics'));
    expect(await begin(join(import.meta.dirname, 'gone'))).toBe(join('/downloads', 'Renewals.ics'));
    expect(await begin(import.meta.filename)).toBe(join('/downloads', 'Renewals.ics'));
  });

  it('begins among the downloads where the folder of the last one doesn’t answer', async () => {
    fileFolders = { ics: '/share' };
    stat.mockReturnValueOnce(new Promise(() => undefined));
    const chosen = chooseFile({ kind: 'ics', name: 'Renewals' });
    await clock.advance(999);
    expect(showSaveDialog).not.toHaveBeenCalled();
    await clock.advance(1);
    await chosen;
    expect(proposed()).toBe(join('/downloads', 'Renewals.ics'));
    expect(clock.pending()).toEqual([]);
  });

  it('is canceled', async () => {
    showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' });
    expect(await chooseFile({ kind: 'csv', name: 'Numbers' })).toBeNull();
    expect(fileFolders).toEqual({});
  });
});
