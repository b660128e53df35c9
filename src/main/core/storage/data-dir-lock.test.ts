import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lockDataDir, type DataDirLock } from './data-dir-lock';
import { spyOnFiles } from '../testing/spied-files';
import { eventually } from '../../../shared/testing/eventually';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';

let root: string;
let dataDir: string;
const claimed: DataDirLock[] = [];

beforeEach(async () => {
  root = temporaryFolder();
  dataDir = join(root, 'data');
  await mkdir(dataDir, { mode: 0o700 });
  await mkdir(join(root, 'tmp'));
  vi.stubEnv('TMPDIR', join(root, 'tmp'));
});
afterEach(async () => {
  for (const lock of claimed.splice(0)) if (lock.kind === 'held') await lock.release();
  vi.unstubAllEnvs();
});

const socketPath = () => join(dataDir, 'running.sock');

async function claim(onSecondStart: () => void = () => undefined, patienceMs = 100): Promise<DataDirLock> {
  const lock = await lockDataDir(dataDir, {
    onSecondStart,
    describe: () => ({ shell: 'browser', address: 'http://127.0.0.1:4000' }),
    patienceMs,
  });
  claimed.push(lock);
  return lock;
}

/** A socket file whose process was killed. */
async function leaveSocketBehind(): Promise<void> {
  const script = `require('node:net').createServer().listen(${JSON.stringify(socketPath())}, () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', script]);
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await readdir(dataDir)).toEqual(['running.sock']);
}

const kinds = (locks: DataDirLock[]) => locks.map(({ kind }) => kind).sort();

describe.skipIf(process.platform === 'win32')('the lock of a data folder', () => {
  it('says to a second start who is there, and brings the first forward only when asked to', async () => {
    const onSecondStart = vi.fn();
    const first = await claim(onSecondStart);
    const second = await claim();
    expect(second).toMatchObject({ kind: 'taken', by: { shell: 'browser', address: 'http://127.0.0.1:4000' } });
    if (second.kind === 'taken') await second.showFirst();
    if (first.kind === 'held') await first.release(); // all callers were heard out by then
    expect(onSecondStart).toHaveBeenCalledOnce();
  });

  it('is one for all spellings of the folder, however long', async () => {
    dataDir = join(root, 'x'.repeat(100));
    await mkdir(dataDir, { mode: 0o700 });
    const first = await claim();
    await symlink(dataDir, join(root, 'short'));
    dataDir = join(root, 'short');
    expect(kinds([first, await claim()])).toEqual(['held', 'taken']);
  });

  it('tells a second start that asks too late that the first is gone', async () => {
    const first = await claim();
    const second = await claim();
    if (first.kind === 'held') await first.release();
    expect(second.kind).toBe('taken');
    if (second.kind === 'taken') await expect(second.showFirst()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is free again once released, with nothing left in the folder', async () => {
    const first = await claim();
    if (first.kind === 'held') await first.release();
    expect(await readdir(dataDir)).toEqual([]);
    expect((await claim()).kind).toBe('held');
  });

  it('goes to one of many that start at the same moment', async () => {
    const locks = await Promise.all(Array.from({ length: 8 }, () => claim()));
    expect(kinds(locks)).toEqual(['held', ...Array.from({ length: 7 }, () => 'taken')]);
  });

  it('takes over from a process that was killed, and only once', async () => {
    await leaveSocketBehind();
    expect(kinds(await Promise.all([claim(), claim(), claim()]))).toEqual(['held', 'taken', 'taken']);
  });

  it.each([-20_000, 20_000])('does not wait for a claim that a killed process began %d ms from now', async (ms) => {
    const guard = `${socketPath()}.claim`;
    await writeFile(guard, '');
    const then = new Date(Date.now() + ms);
    await utimes(guard, then, then);
    expect((await claim()).kind).toBe('held');
    expect(await readdir(dataDir)).toEqual(['running.sock']);
  });

  it('does not need the mark of its claim to be there to the end', async () => {
    const describe = () => {
      rmSync(`${socketPath()}.claim`);
      return { shell: 'desktop' } as const;
    };
    claimed.push(await lockDataDir(dataDir, { onSecondStart: () => undefined, describe }));
    expect((await claim()).kind).toBe('taken');
  });

  it('says what is wrong where the mark of its claim cannot be made', async () => {
    spyOnFiles('open').mockRejectedValue(Object.assign(new Error('read-only'), { code: 'EROFS' }));
    await expect(claim()).rejects.toMatchObject({ code: 'data_dir_unusable', values: { reason: 'EROFS' } });
  });

  it('takes the place of a socket that is gone when it is called', async () => {
    await symlink(join(root, 'nowhere'), socketPath()); // listening there fails because the name is taken, connecting because nothing is behind it
    expect((await claim()).kind).toBe('held');
  });

  it('waits for a claim that another process has begun', async () => {
    const guard = `${socketPath()}.claim`;
    await writeFile(guard, '');
    const looks = spyOnFiles('open');
    const lock = claim();
    await eventually(() => expect(looks.mock.calls.filter(([path]) => path === guard).length).toBeGreaterThan(2));
    expect(await readdir(dataDir)).toEqual(['running.sock.claim']);
    await rm(guard);
    expect((await lock).kind).toBe('held');
  });

  it('is released although a caller stays on the line', async () => {
    const first = await claim(undefined, 600_000);
    const caller = createConnection(socketPath());
    await once(caller, 'data');
    if (first.kind === 'held') await first.release();
    await once(caller, 'close');
  });

  it('hangs up on a caller that says nothing', async () => {
    await claim();
    const caller = createConnection(socketPath()).resume();
    await once(caller, 'close');
  });

  it('hangs up on a caller that has said too much, and reads what comes in parts', async () => {
    const onSecondStart = vi.fn();
    await claim(onSecondStart, 600_000);
    const babbler = createConnection(socketPath(), () => babbler.write('x'.repeat(4_097))).resume();
    await once(babbler, 'close');
    const hesitant = createConnection(socketPath(), () => hesitant.write('sh')).resume();
    await once(hesitant, 'data');
    hesitant.end('ow\n');
    await eventually(() => expect(onSecondStart).toHaveBeenCalledOnce());
  });

  it('survives a caller that breaks off', async () => {
    await claim();
    const caller = createConnection(socketPath());
    await once(caller, 'connect');
    caller.destroy();
    expect((await claim()).kind).toBe('taken');
  });

  it.each([
    ['says nothing', () => undefined],
    ['says something else', (write: (text: string) => void) => write('{"shell":"other"}\n')],
  ])('is not taken from a living holder that %s', async (_, speak: (write: (text: string) => void) => void) => {
    const other = createServer((socket) => speak((text) => socket.write(text))).listen(socketPath());
    await once(other, 'listening');
    await expect(claim()).rejects.toMatchObject({ code: 'data_dir_in_use', values: { where: '' } });
    expect(await readdir(dataDir)).toEqual(['running.sock']);
    other.close();
  });

  it.each([
    [100, ['running.sock']],
    [101, []],
  ])('is in the folder where the path of its socket has no more than 100 bytes: %d', async (length, names) => {
    const deep = join(dataDir, 'z'.repeat(length - join(dataDir, '/', 'running.sock').length - 1));
    const lock = await lockDataDir(deep, { onSecondStart: () => undefined, describe: () => ({ shell: 'desktop' }) });
    claimed.push(lock);
    expect([lock.kind, await readdir(deep)]).toEqual(['held', names]);
  });

  it('is no file of others where its path is too long for a socket', async () => {
    const deep = join(dataDir, 'x'.repeat(120));
    const lock = await lockDataDir(deep, { onSecondStart: () => undefined, describe: () => ({ shell: 'desktop' }) });
    claimed.push(lock);
    expect(lock.kind).toBe('held');
    expect(await readdir(deep)).toEqual([]);
    const shared = join(tmpdir(), `talkover-numbers-${process.getuid?.()}`);
    expect((await stat(shared)).mode & 0o777).toBe(0o700);
    const [name, ...others] = await readdir(shared);
    expect(others).toEqual([]);
    // 104 bytes are the most on macOS, whose temporary folders take 49, and ours in them up to 23
    expect(Buffer.byteLength(name!)).toBeLessThanOrEqual(104 - 1 - 49 - 23);
    const second = lockDataDir(deep, { onSecondStart: () => undefined, describe: () => ({ shell: 'desktop' }) });
    expect((await second).kind).toBe('taken');
  });

  it('is refused where others can write to the folder of its socket', async () => {
    const shared = join(tmpdir(), `talkover-numbers-${process.getuid?.()}`);
    await mkdir(shared);
    await chmod(shared, 0o777);
    const deep = join(dataDir, 'y'.repeat(120));
    const lock = lockDataDir(deep, { onSecondStart: () => undefined, describe: () => ({ shell: 'desktop' }) });
    await expect(lock).rejects.toMatchObject({ code: 'data_dir_unusable' });
  });

  it('says what is wrong where the folder cannot be used', async () => {
    const folder = join(dataDir, 'file');
    await writeFile(folder, '');
    const lock = lockDataDir(folder, { onSecondStart: () => undefined, describe: () => ({ shell: 'desktop' }) });
    await expect(lock).rejects.toMatchObject({ code: 'data_dir_unusable' });
  });
});
