import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';

const STAMP = join(ROOT, 'node_modules/.setup-lock');

/** Installs what package-lock.json names, unless that was done already. Throws where npm fails. */
export function installPackages() {
  const wanted = lockFingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
    console.log('npm packages: all there.');
    return;
  }
  console.log('npm packages: installing.');
  const { status, error } = npm(installCommand());
  if (status !== 0) throw new Error(`npm ended with ${error?.message ?? status}; what it said is above.`);
  if (!existsSync(join(ROOT, 'node_modules/node/bin'))) {
    throw new Error("the project's own Node was not installed: npm must be allowed to run install scripts.");
  }
  writeFileSync(STAMP, wanted);
}

/** `npm ci` removes node_modules first, which Windows refuses while this very script runs on the Node inside. */
function installCommand() {
  return process.platform === 'win32' && existsSync(join(ROOT, 'node_modules')) ? 'install' : 'ci';
}

function npm(command) {
  // set by npm for the scripts it runs: npm itself, and the Node it runs on
  const { npm_execpath: script, npm_node_execpath: node = process.execPath } = process.env;
  const options = { cwd: ROOT, stdio: 'inherit' };
  // errors only: on an older host npm would warn of every package that the project's own Node is there to run
  const args = [command, '--loglevel=error'];
  return script
    ? spawnSync(node, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function lockFingerprint() {
  return createHash('sha256')
    .update(`${process.platform} ${process.arch}\n`)
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
}
