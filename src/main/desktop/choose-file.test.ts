import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { chooseFile } from './choose-file';

const showSaveDialog = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({
  app: { getPath: () => '/downloads' },
  BrowserWindow: { getAllWindows: () => [] },
  dialog: { showSaveDialog },
}));

describe('choosing where a file is kept', () => {
  it('proposes a name among the downloads', async () => {
    showSaveDialog.mockResolvedValue({ canceled: false, filePath: '/home/ada/mine.ics' });
    expect(await chooseFile({ kind: 'ics', name: 'Renewals' })).toBe('/home/ada/mine.ics');
    expect(showSaveDialog).toHaveBeenCalledWith(
      expect.objectContaining({
        defaultPath: join('/downloads', 'Renewals.ics'),
        filters: [{ name: 'Calendar', extensions: ['ics'] }],
      }),
    );
  });

  it('is canceled', async () => {
    showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' });
    expect(await chooseFile({ kind: 'csv', name: 'Numbers' })).toBeNull();
  });
});
