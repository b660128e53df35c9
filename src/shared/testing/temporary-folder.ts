import { onTestFinished } from 'vitest';
import { createFolder, removeFolder } from './in-folder';

export { inFolder } from './in-folder';

/** A new folder for the test that runs, or that a `beforeEach` prepares; removed after the test and its `afterEach`. */
export function temporaryFolder(): string {
  const folder = createFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}
