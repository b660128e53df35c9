import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const VIRTUAL = 'virtual:licenses';
const IMPORTED = /(?:from|import)\s*\(?\s*['"]((?:@[\w.-]+\/)?[\w-][\w.-]*)['"/]/g;
/** Sources that are not part of the app, because only tests use them. */
const FOR_TESTS = /(?:\.test|-arbitrary)\.ts$/;
const LICENSE_FILE = /^(?:licen[cs]e|copying|ofl)(?:[.-][\w.-]*)?$/i;

/** What the app's pictures are made from. */
const DRAWN_FROM = ['country-flag-icons'];
/** Brought along as a whole; what npm needs to install it is not. */
const STANDS_ALONE = ['electron'];

/**
 * The packages that the app is shipped with, and under which licenses: those that its sources import, and all that these
 * depend on, as they are installed.
 * @param {string} root the folder of the project
 * @returns {{ name: string, version: string, license: string, text: string }[]} by name; `text` is empty where the
 *   package has no license file
 */
export function bundledLicenses(root) {
  const { dependencies, devDependencies } = manifestOf(root);
  const known = new Set(Object.keys({ ...dependencies, ...devDependencies }));
  /** @type {Map<string, ReturnType<typeof bundledLicenses>[number]>} */
  const found = new Map();
  /** @param {string} name @param {string} from the folder whose package needs it */
  function add(name, from) {
    const folder = folderOf(name, from);
    if (folder === null || found.has(folder)) return;
    const manifest = manifestOf(folder);
    const license = manifest.license ?? manifest.licenses?.[0]?.type ?? 'unknown';
    found.set(folder, { name: manifest.name, version: manifest.version, license, text: textIn(folder) });
    if (STANDS_ALONE.includes(name)) return;
    for (const needed of Object.keys(manifest.dependencies ?? {})) add(needed, folder);
  }
  for (const name of [...DRAWN_FROM, ...importedIn(join(root, 'src'))]) if (known.has(name)) add(name, root);
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

/** @param {string} folder */
function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** The names of the packages that the sources import, without tests. @param {string} folder */
function importedIn(folder) {
  const names = new Set();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ts|vue)$/.test(entry.name)) continue;
    if (FOR_TESTS.test(entry.name) || /[\\/](?:testing|fixtures)$/.test(entry.parentPath)) continue;
    const source = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, name] of source.matchAll(IMPORTED)) names.add(name);
  }
  return names;
}

/** Where Node would find a package: in the nearest node_modules above; null where it isn't installed. */
function folderOf(/** @type {string} */ name, /** @type {string} */ from) {
  for (let folder = from; ; folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name);
    if (isPackage(candidate)) return candidate;
    if (join(folder, '..') === folder) return null;
  }
}

/** @param {string} folder */
function isPackage(folder) {
  try {
    return manifestOf(folder).name !== undefined;
  } catch {
    return false;
  }
}

/** @param {string} folder */
function textIn(folder) {
  const files = readdirSync(folder).filter((file) => LICENSE_FILE.test(file));
  return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
}

/**
 * Gives the page the licenses of what it is shipped with, as `virtual:licenses`; a chunk of its own where it is imported
 * on demand.
 * @param {string} root the folder of the project
 * @returns {import('vite').Plugin}
 */
export function licenses(root) {
  return {
    name: 'licenses',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    load: (id) => (id === `\0${VIRTUAL}` ? `export default ${JSON.stringify(bundledLicenses(root))};` : undefined),
  };
}
