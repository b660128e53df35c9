// npm run test:mutation [-- SCOPE… [--OPTION…]]
// Changes the rules of the app in one place at a time and fails where the tests do not notice enough of the changes.
// Without a scope all of them run, one after the other; options go on to Stryker (`--incremental` keeps results).
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../child.mjs';
import { projectNode, ROOT } from '../root.mjs';
import useTestFolder from '../test-folders.mjs';
import { reportPath, SCOPES, scopeOf } from './scopes.mjs';

const STRYKER = 'node_modules/@stryker-mutator/core/bin/stryker.js';
const CONFIG = 'build/mutation/stryker.config.mjs';

const args = process.argv.slice(2);
const firstOption = args.findIndex((arg) => arg.startsWith('-'));
const names = firstOption < 0 ? args : args.slice(0, firstOption);
const options = firstOption < 0 ? [] : args.slice(firstOption);
names.forEach(scopeOf); // a slip is reported before anything runs

const removeFolders = useTestFolder();
process.once('exit', removeFolders);
const results = [];
for (const name of names.length > 0 ? names : Object.keys(SCOPES)) {
  const startedAt = Date.now();
  // a thread has the time zone that its process began with
  const env = { ...process.env, MUTATION_SCOPE: name, TZ: 'Europe/Berlin' };
  const { code, signal } = await runChild(projectNode(), [STRYKER, 'run', CONFIG, ...options], { cwd: ROOT, env });
  if (signal) process.exit(1);
  if (code !== 0) process.exitCode = 1;
  const minutes = Math.ceil((Date.now() - startedAt) / 60_000);
  results.push({ name, ...scoreOf(name, startedAt), minutes, passed: code === 0 });
}
console.table(results);

/** The counts of a report, or nothing where the run ended before one was written. */
function scoreOf(name, since) {
  const path = join(ROOT, `${reportPath(name)}.json`);
  if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < since) return {};
  const { files } = JSON.parse(readFileSync(path, 'utf8'));
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wanted) => statuses.filter((status) => wanted.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const left = count('Survived', 'NoCoverage');
  return { killed, left, score: `${((100 * killed) / (killed + left)).toFixed(1)} %` };
}
