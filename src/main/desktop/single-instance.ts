import { app } from 'electron';
import { AppError } from '../../shared/app-error';
import { lockDataDir } from '../core/storage/data-dir-lock';

/**
 * Claims the data folder for this process. Resolves with how to give it back, or with null where the desktop app already
 * runs on it: that one hears of this start and comes forward.
 * @throws {AppError} `data_dir_in_use` when browser mode holds it
 */
export async function claimDataDir(dataDir: string, onSecondStart: () => void): Promise<(() => Promise<void>) | null> {
  if (!app.requestSingleInstanceLock()) return null;
  app.on('second-instance', onSecondStart);
  const lock = await lockDataDir(dataDir, { onSecondStart, describe: () => ({ shell: 'desktop' }) });
  if (lock.kind === 'held') return () => lock.release();
  await lock.showFirst();
  throw new AppError('data_dir_in_use', { values: { where: lock.by.address ? ` (${lock.by.address})` : '' } });
}
