import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isLaunchedAtLogin, setLaunchAtLogin } from './autostart';
import { temporaryFolder } from '../../shared/testing/temporary-folder';

const system = vi.hoisted(() => {
  const settings: { openAtLogin: boolean; executableWillLaunchAtLogin?: boolean } = { openAtLogin: false };
  return { settings, asked: [] as unknown[], isInstalled: true };
});

vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return system.isInstalled;
    },
    getAppPath: () => 'C:\\Users\\Ann Doe\\talkover-numbers',
    getName: () => 'Talkover Numbers',
    getLoginItemSettings(options: unknown) {
      system.asked.push(options);
      return system.settings;
    },
    setLoginItemSettings: (options: { openAtLogin: boolean }) => (system.settings = options),
  },
}));

const DATA = '/home/ann/.config/Talkover Numbers';

let file: string;

/** The app as it runs from a path: an AppImage says so in variables, and where it is mounted. */
function runFrom(path: string, mountedAt = dirname(process.execPath)): void {
  vi.stubEnv('APPIMAGE', path);
  vi.stubEnv('APPDIR', mountedAt);
}

const entry = () => readFile(file, 'utf8');

async function edit(change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await entry()));
}

afterEach(() => {
  vi.unstubAllEnvs();
  system.isInstalled = true;
});

describe.skipIf(process.platform === 'win32')('starting at sign-in on Linux', () => {
  beforeEach(() => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('linux');
    const home = temporaryFolder();
    vi.stubEnv('XDG_CONFIG_HOME', home);
    file = join(home, 'autostart/ai.talkover.numbers.desktop');
    runFrom('/apps/Numbers-1.AppImage');
  });

  it('is on once it was turned on, and off once it was turned off', async () => {
    expect(await isLaunchedAtLogin(DATA)).toBe(false);
    await setLaunchAtLogin(true, DATA);
    expect(await isLaunchedAtLogin(DATA)).toBe(true);
    expect(await entry()).toContain(`Exec=/apps/Numbers-1.AppImage --hidden --data-dir "${DATA}"\n`);
    await setLaunchAtLogin(false, DATA);
    expect(await isLaunchedAtLogin(DATA)).toBe(false);
    await expect(entry()).rejects.toThrow('ENOENT');
  });

  it('follows an AppImage that has another name since', async () => {
    await setLaunchAtLogin(true, DATA);
    runFrom('/apps/Numbers 2.AppImage');
    expect(await isLaunchedAtLogin(DATA)).toBe(true);
    expect(await entry()).toContain(`Exec="/apps/Numbers 2.AppImage" --hidden --data-dir "${DATA}"\n`);
  });

  it.each([
    ['still runs', () => temporaryFolder()],
    ['has ended', () => '/tmp/.mount_Editor'],
  ])('starts itself, not the AppImage that it was started from, which %s', async (_, mountedAt) => {
    runFrom('/apps/Editor.AppImage', mountedAt());
    await setLaunchAtLogin(true, DATA);
    expect(await isLaunchedAtLogin(DATA)).toBe(true);
    expect(await entry()).toContain(process.execPath);
    expect(await entry()).not.toContain('Editor');
  });

  it.each([
    ['hidden', (text: string) => `${text}Hidden=true\n`],
    ['turned off in GNOME', (text: string) => text.replace('enabled=true', 'enabled=false')],
    ['written by Windows line ends', (text: string) => `${text}Hidden = true\n`.replaceAll('\n', '\r\n')],
  ])('is off where the entry is %s, and stays so', async (_, change) => {
    await setLaunchAtLogin(true, DATA);
    await edit(change);
    runFrom('/apps/Numbers-2.AppImage');
    const edited = await entry();
    expect(await isLaunchedAtLogin(DATA)).toBe(false);
    expect(await entry()).toBe(edited);
    await setLaunchAtLogin(false, DATA);
    expect(await entry()).toBe(edited);
    await setLaunchAtLogin(true, DATA);
    expect(await isLaunchedAtLogin(DATA)).toBe(true);
    expect(await entry()).toContain('/apps/Numbers-2.AppImage');
  });

  it('does not count what other groups of the entry say', async () => {
    await setLaunchAtLogin(true, DATA);
    await edit((text) => `${text}[Desktop Action Other]\nHidden=true\nExec=/bin/false\n`);
    expect(await isLaunchedAtLogin(DATA)).toBe(true);
  });

  it.each(['', 'nonsense', '[Desktop Entry]\nName=Exec\n'])('is off where the entry is %j', async (text) => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    expect(await isLaunchedAtLogin(DATA)).toBe(false);
  });

  it('leaves the entry of another data folder alone', async () => {
    await setLaunchAtLogin(true, DATA);
    const before = await entry();
    runFrom('/apps/Numbers-2.AppImage');
    expect(await isLaunchedAtLogin('/tmp/other')).toBe(false);
    await setLaunchAtLogin(false, '/tmp/other');
    expect(await entry()).toBe(before);
  });

  it('says what keeps it from reading the entry', async () => {
    await mkdir(file, { recursive: true });
    await expect(isLaunchedAtLogin(DATA)).rejects.toMatchObject({ code: 'disk_failed' });
  });
});

describe('starting at sign-in on Windows', () => {
  beforeEach(() => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
    system.settings = { openAtLogin: false };
    system.asked.length = 0;
  });

  it('keeps a data folder with spaces in one piece', async () => {
    await setLaunchAtLogin(true, 'C:\\Users\\Ann Doe\\Numbers');
    const args = ['--hidden', '--data-dir', '"C:\\Users\\Ann Doe\\Numbers"'];
    expect(system.settings).toEqual({ openAtLogin: true, args });
    expect(system.asked).toEqual([{ args }]);
  });

  it('starts the app that Electron runs from source, not Electron alone', async () => {
    system.isInstalled = false;
    await setLaunchAtLogin(true, 'C:\\Numbers');
    const args = ['"C:\\Users\\Ann Doe\\talkover-numbers"', '--hidden', '--data-dir', 'C:\\Numbers'];
    expect([system.settings, system.asked]).toEqual([{ openAtLogin: true, args }, [{ args }]]);
  });

  it('is off where the Task Manager has turned it off', async () => {
    system.settings = { openAtLogin: true, executableWillLaunchAtLogin: false };
    expect(await isLaunchedAtLogin('C:\\Numbers')).toBe(false);
    system.settings.executableWillLaunchAtLogin = true;
    expect(await isLaunchedAtLogin('C:\\Numbers')).toBe(true);
  });
});

it('starting at sign-in on macOS needs the installed app, since the system would open Electron without it', async () => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
  system.settings = { openAtLogin: false };
  system.isInstalled = false;
  await expect(setLaunchAtLogin(true, '/numbers')).rejects.toMatchObject({ code: 'autostart_needs_install' });
  expect(system.settings).toEqual({ openAtLogin: false });
  system.isInstalled = true;
  await setLaunchAtLogin(true, '/numbers');
  expect(system.settings).toMatchObject({ openAtLogin: true });
});
