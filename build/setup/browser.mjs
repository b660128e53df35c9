import { spawnSync } from 'node:child_process';
import { chromiumOptions } from '../chromium.mjs';
import { projectNode, ROOT } from '../root.mjs';

/** Chromium for the tests: Debian's where it is, else Playwright's own build. */
export function installBrowser() {
  const { executablePath } = chromiumOptions();
  if (executablePath) {
    console.log(`Chromium for tests: ${executablePath}`);
    return;
  }
  console.log('Chromium for tests: installing the one of Playwright, if it is not there.');
  const { status } = spawnSync(projectNode(), ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('Playwright could not install Chromium; what it said is above.');
}
