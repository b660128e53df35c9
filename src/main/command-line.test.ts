import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataDir, parseCommandLine, usage } from './command-line';

const SHELLS = ['desktop', 'browser'] as const;
const DEFAULTS = { dataDir: defaultDataDir(), hidden: false, help: false, port: 0, open: true };

describe.each(SHELLS)('the command line of the %s shell', (shell) => {
  it.each([
    [[], {}],
    [['--hidden'], { hidden: true }],
    [['--help'], { help: true }],
    [['--data-dir', '/tmp/x'], { dataDir: resolve('/tmp/x') }],
    [['--data-dir=/tmp/x', '--hidden'], { dataDir: resolve('/tmp/x'), hidden: true }],
    [['--data-dir', 'here'], { dataDir: join(process.cwd(), 'here') }],
    [['--data-dir', 'a', '--data-dir', 'b'], { dataDir: resolve('b') }],
  ])('reads %j', (args, expected) => {
    expect(parseCommandLine(args, shell)).toEqual({ ...DEFAULTS, ...expected });
  });

  it.each([
    [['--hiden'], '--hiden'],
    [['-h'], '-h'],
    [['stray'], 'stray'],
    [['--data-dir'], '--data-dir'],
    [['--data-dir', '--hidden'], '--data-dir'],
    [['--data-dir='], 'Enter a folder'],
    [['--data-dir', ''], 'Enter a folder'],
    [['--hidden=yes'], '--hidden'],
  ])('refuses %j, and says what is wrong', (args, word) => {
    const parse = () => parseCommandLine(args, shell);
    expect(parse).toThrow(expect.objectContaining({ code: 'bad_command_line' }) as Error);
    expect(parse).toThrow(word);
    expect(parse).toThrow('--help');
  });

  it('has a text about every option it takes', () => {
    const options = ['--data-dir', '--hidden', '--help', ...(shell === 'browser' ? ['--port', '--no-open'] : [])];
    for (const option of options) expect(usage(shell)).toContain(`  ${option} `);
  });
});

describe('browser mode', () => {
  it.each([
    [['--port', '4010'], { port: 4010 }],
    [['--port=0', '--no-open'], { port: 0, open: false }],
    [['--port', '1', '--port', '65535'], { port: 65_535 }],
  ])('reads %j', (args, expected) => {
    expect(parseCommandLine(args, 'browser')).toEqual({ ...DEFAULTS, ...expected });
  });

  it.each(['70000', '', '-1', '1.5', '1e3', '0x10', 'http', ' 80'])('refuses the port %j', (port) => {
    expect(() => parseCommandLine([`--port=${port}`], 'browser')).toThrow(/from 0 to 65535/);
  });

  it('alone has a port and a browser to open', () => {
    for (const args of [['--port', '1'], ['--no-open']])
      expect(() => parseCommandLine(args, 'desktop')).toThrow(args[0]);
  });
});

describe('defaultDataDir', () => {
  it.each([
    ['linux', {}, join('/home/me', '.config')],
    ['linux', { XDG_CONFIG_HOME: '/etc/mine' }, '/etc/mine'],
    ['linux', { XDG_CONFIG_HOME: '' }, join('/home/me', '.config')],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, join('/home/me', '.config')],
    ['darwin', { XDG_CONFIG_HOME: '/etc/mine' }, join('/home/me', 'Library', 'Application Support')],
    ['win32', {}, join('/home/me', 'AppData', 'Roaming')],
    ['win32', { APPDATA: '' }, join('/home/me', 'AppData', 'Roaming')],
    ['win32', { APPDATA: 'C:\\Users\\me\\Roaming' }, 'C:\\Users\\me\\Roaming'],
  ] as const)('on %s with %j', (platform, env, base) => {
    expect(defaultDataDir(platform, env, '/home/me')).toBe(join(base, 'Talkover Numbers'));
  });
});
