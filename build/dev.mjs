// `npm run dev`: electron-vite's hot reload, with the runtime that npm start would take.
import { endLike, runChild } from './child.mjs';
import { findElectron } from './electron-runtime.mjs';
import { projectNode, ROOT } from './root.mjs';

const electron = findElectron();
if (electron) {
  const root = process.platform === 'linux' && process.getuid() === 0;
  const args = ['node_modules/electron-vite/bin/electron-vite.js', 'dev', ...(root ? ['--noSandbox'] : [])];
  // electron-vite would otherwise look only where Electron's own download puts it
  const env = { ...process.env, ELECTRON_EXEC_PATH: electron };
  endLike(await runChild(projectNode(), [...args, ...process.argv.slice(2)], { cwd: ROOT, env }));
} else {
  console.error('There is no Electron runtime here (npm run setup tries to get it); npm run start:browser needs none.');
  process.exitCode = 1;
}
