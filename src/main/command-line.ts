import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../shared/app-error';
import { translate } from '../shared/i18n/translate';
import { configHome, folderNamed } from './core/storage/config-home';

export interface CommandLine {
  /** Absolute path of the folder for settings, snapshots and the ledger. */
  dataDir: string;
  /** Start without a window (desktop) or without opening the browser (browser mode). */
  hidden: boolean;
  help: boolean;
  /** Browser mode: 0 takes any free port. */
  port: number;
  /** Browser mode: open the page at the start. */
  open: boolean;
}

const SHARED_OPTIONS = {
  'data-dir': { type: 'string' },
  hidden: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const BROWSER_OPTIONS = {
  ...SHARED_OPTIONS,
  port: { type: 'string', default: '0' },
  'no-open': { type: 'boolean', default: false },
} as const;

/**
 * Reads the arguments of a shell, without the program's own name and path.
 * @throws {AppError} bad_command_line, with what is wrong
 */
export function parseCommandLine(args: readonly string[], shell: 'desktop' | 'browser'): CommandLine {
  const values = readOptions(args, shell);
  const dataDir = values['data-dir'];
  if (dataDir === '') throw problem('commandLine.emptyDataDir', {});
  return {
    dataDir: dataDir === undefined ? defaultDataDir() : resolve(dataDir),
    hidden: values.hidden,
    help: values.help,
    port: readPort(values.port ?? '0'),
    open: values['no-open'] !== true,
  };
}

/** What `--help` prints. */
export function usage(shell: 'desktop' | 'browser'): string {
  return translate(shell === 'desktop' ? 'commandLine.usage.desktop' : 'commandLine.usage.browser');
}

/** Where both shells keep their data by default: the system's place for settings of applications. */
export function defaultDataDir(platform = process.platform, env = process.env, home = homedir()): string {
  const base =
    platform === 'win32'
      ? (folderNamed(env.APPDATA) ?? join(home, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : configHome(env, home);
  return join(base, 'Talkover Numbers');
}

interface OptionValues {
  'data-dir'?: string | undefined;
  hidden: boolean;
  help: boolean;
  port?: string;
  'no-open'?: boolean;
}

function readOptions(args: readonly string[], shell: 'desktop' | 'browser'): OptionValues {
  try {
    return shell === 'desktop'
      ? parseArgs({ args: [...args], options: SHARED_OPTIONS }).values
      : parseArgs({ args: [...args], options: BROWSER_OPTIONS }).values;
  } catch (error) {
    const word = /'([^']*)'/.exec((error as Error).message)?.[1] ?? '';
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw problem('commandLine.unknownOption', { word });
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') throw problem('commandLine.unexpected', { word });
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw problem('commandLine.badValue', { word });
    throw error;
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw problem('commandLine.badPort', { word: text });
  return port;
}

type Problem = 'unknownOption' | 'unexpected' | 'badValue' | 'badPort' | 'emptyDataDir';

function problem(key: `commandLine.${Problem}`, values: { word?: string }): AppError {
  return new AppError('bad_command_line', { values: { reason: { key, values } } });
}
