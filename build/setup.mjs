// `npm run setup`: what running the app needs. `npm run setup:test`: that, and what only the tests need.
// Plain Node 20 and no packages: none are there yet. Running it again is quick and changes nothing.
import { installPackages } from './setup/npm-packages.mjs';
import { fetchElectron } from './setup/electron.mjs';
import { allowSandbox } from './setup/chromium-sandbox.mjs';
import { installBrowser } from './setup/browser.mjs';
import { installSystemPackages } from './setup/system-packages.mjs';

const forTests = process.argv.includes('--test');
try {
  installSystemPackages(forTests);
  installPackages();
  await fetchElectron();
  allowSandbox();
  if (forTests) installBrowser();
} catch (error) {
  console.error(`Set-up failed: ${error.message}`);
  process.exitCode = 1;
}
