import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { inFolder } from '../core/testing/small-disk';
import { saveFile } from './save-file';

const showSaveDialog = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({
  app: { getPath: () => '/downloads' },
  BrowserWindow: { getAllWindows: () => [] },
  dialog: { showSaveDialog },
}));

/** What the user does in the dialog. */
const choose = (filePath: string | null) =>
  showSaveDialog.mockResolvedValue({ canceled: filePath === null, filePath: filePath ?? '' });

const file = { kind: 'ics', name: 'Renewals', text: 'BEGIN:VCALENDAR' } as const;

describe('saving a file', () => {
  it('writes it where the user wants it', () =>
    inFolder(async (folder) => {
      choose(join(folder, 'mine.ics'));
      expect(await saveFile(file)).toEqual({ outcome: 'saved', name: 'mine.ics' });
      expect(await readFile(join(folder, 'mine.ics'), 'utf8')).toBe(file.text);
      expect(showSaveDialog).toHaveBeenCalledWith(
        expect.objectContaining({
          defaultPath: join('/downloads', 'Renewals.ics'),
          filters: [{ name: 'Calendar', extensions: ['ics'] }],
        }),
      );
    }));

  it('writes nothing where the user thinks better of it', async () => {
    choose(null);
    expect(await saveFile(file)).toEqual({ outcome: 'cancelled' });
  });

  it('says so where it cannot be written', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'mine.ics'));
      choose(join(folder, 'mine.ics'));
      await expect(saveFile(file)).rejects.toMatchObject({ code: 'file_failed' });
    }));
});
