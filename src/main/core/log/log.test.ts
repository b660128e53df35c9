import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { createManualClock } from '../testing/manual-clock';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { createLog } from './log';
import { createPageFailures } from './page-failures';
import { createRotatingFile } from './rotating-file';
import { followUncaught } from './uncaught';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';

const clock = createManualClock(Date.UTC(2026, 10, 24, 12));
let dataDir: string;
const newest = () => readFile(join(dataDir, 'logs', 'app.log'), 'utf8');

beforeEach(() => void (dataDir = temporaryFolder()));

describe('the file', () => {
  it('is for the user only, and takes each line at once', async () => {
    const file = createRotatingFile(join(dataDir, 'logs'));
    file.append('one');
    expect(await newest()).toMatch(/^one\r?\n$/);
    file.append('100 %d %c of it');
    expect(await newest()).toMatch(/^one\r?\n100 %d %c of it\r?\n$/);
    if (process.platform === 'win32') return;
    expect((await stat(join(dataDir, 'logs'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'logs', 'app.log'))).mode & 0o777).toBe(0o600);
  });

  it('is five files of bounded size, the oldest of which goes', async () => {
    const file = createRotatingFile(join(dataDir, 'logs'), 1_000);
    for (let line = 0; line < 200; line++) file.append(`${line} ${'x'.repeat(95)}`);
    const names = (await readdir(join(dataDir, 'logs'))).sort();
    expect(names).toEqual(['app.1.log', 'app.2.log', 'app.3.log', 'app.4.log', 'app.log']);
    const texts = await Promise.all(['app.4.log', 'app.3.log', 'app.2.log', 'app.1.log', 'app.log'].map((name) => readFile(join(dataDir, 'logs', name), 'utf8'))); // prettier-ignore
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(1_100);
    const kept = texts.join('').trim().split(/\r?\n/).map((line) => Number(line.split(' ')[0])); // prettier-ignore
    expect(kept).toEqual(Array.from(kept, (_, index) => 200 - kept.length + index));
    for (const name of names) expect((await stat(join(dataDir, 'logs', name))).mode & 0o077).toBe(process.platform === 'win32' ? expect.any(Number) : 0); // prettier-ignore
  });

  it('goes on with what an earlier run left', async () => {
    await mkdir(join(dataDir, 'logs'));
    await writeFile(join(dataDir, 'logs', 'app.log'), 'earlier\n');
    createRotatingFile(join(dataDir, 'logs')).append('later');
    expect(await newest()).toMatch(/^earlier\nlater\r?\n$/);
  });

  it('comes back when its folder was removed', async () => {
    const file = createRotatingFile(join(dataDir, 'logs'));
    file.append('one');
    await rm(join(dataDir, 'logs'), { recursive: true });
    expect(() => file.append('lost')).toThrow(/ENOENT/);
    file.append('two');
    expect(await newest()).toMatch(/^two\r?\n$/);
  });
});

describe('the log', () => {
  it('keeps what comes before the folder is known, and goes by the level', async () => {
    const log = createLog(clock);
    log.info('early');
    log.debug('too detailed');
    expect(await readdir(dataDir)).toEqual([]);
    log.openIn(dataDir);
    let level: 'error' | 'debug' = 'error';
    log.follow({ level: () => level, names: () => [] });
    log.warn('less serious', new Error('x'));
    log.error('broken', new Error('x'));
    level = 'debug';
    log.debug('detail');
    const events = (await newest()).split(/\r?\n/).filter((line) => line.startsWith('2026')).map((line) => line.slice(31)); // prettier-ignore
    expect(events).toEqual(['early', 'broken', 'detail']);
  });

  it('knows the names of the user, the folder and what the user named', async () => {
    const log = createLog(clock);
    log.openIn(dataDir);
    log.follow({ level: () => 'info', names: () => ['Acme'] });
    log.error('failed', new Error(`${dataDir} of Acme`));
    const text = await newest();
    expect(text).not.toContain(dataDir);
    expect(text).toContain('of [name]');
  });

  it('counts what a folder does not take, and goes on when it does', async () => {
    const log = createLog(clock);
    await writeFile(join(dataDir, 'logs'), 'a file in the way');
    log.openIn(dataDir);
    log.info('lost');
    log.info('lost too');
    expect(log.health()).toMatchObject({ lost: 2, lostBecause: 'EEXIST' });
    await rm(join(dataDir, 'logs'));
    log.info('kept');
    expect(await newest()).toContain('kept');
    expect(log.health()).toMatchObject({ lost: 2 });
  });

  it.skipIf(noSmallDisk)(`counts what a full disk does not take (${noSmallDisk ?? 'for real'})`, () =>
    onSmallDisk(async ({ folder, fill }) => {
      const log = createLog(clock);
      log.openIn(folder);
      log.info('before');
      await fill();
      for (let line = 0; line < 100; line++) log.info('words '.repeat(160));
      expect(log.health().lost).toBeGreaterThan(50);
      expect(log.health().lostBecause).toBe('ENOSPC');
    }),
  );

  it.skipIf(noSmallDisk)(`counts what a read-only disk does not take (${noSmallDisk ?? 'for real'})`, () =>
    onSmallDisk(({ folder, lock }) => {
      const log = createLog(clock);
      log.openIn(folder);
      log.info('before');
      lock();
      log.info('lost');
      expect(log.health()).toMatchObject({ lost: 1, lostBecause: 'EROFS' });
      return Promise.resolve();
    }),
  );

  it('leaves out what repeats itself, and says how often', async () => {
    const log = createLog(clock);
    log.openIn(dataDir);
    for (let turn = 0; turn < 800; turn++) log.error('again', undefined);
    expect(log.health().skipped).toBe(300);
    log.info('not crowded out by what repeats itself');
    expect(await newest()).toContain('not crowded out');
    clock.jump(60_000);
    log.info('later');
    expect(await newest()).toMatch(/warn {2}entries skipped count=300\r?\n.*info {2}later/);
  });

  it('holds the last line before the process is killed', async () => {
    const script = `
      import electronLog from 'electron-log/node';
      electronLog.transports.console.level = false;
      electronLog.transports.file.resolvePathFn = () => ${JSON.stringify(join(dataDir, 'app.log'))};
      electronLog.info('the last words');
      process.kill(process.pid, 'SIGKILL');
    `;
    spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname });
    expect(await readFile(join(dataDir, 'app.log'), 'utf8')).toContain('the last words');
  });
});

describe('an unhandled error', () => {
  it('is logged and shown, and a failure to show it is logged too', async () => {
    const log = createLog(clock);
    log.openIn(dataDir);
    const process = new EventEmitter();
    const tell = vi.fn<() => void>();
    followUncaught(process as NodeJS.Process, log, tell);
    process.emit('uncaughtException', new TypeError('thrown', { cause: new RangeError('inner') }));
    process.emit('unhandledRejection', undefined);
    tell.mockImplementationOnce(() => {
      throw new Error('deaf');
    });
    process.emit('unhandledRejection', new AppError('internal'));
    expect(tell).toHaveBeenCalledTimes(3);
    const text = await newest();
    for (const part of [
      'uncaught exception',
      'TypeError: thrown',
      'caused by RangeError: inner',
      'unhandled rejection',
      'Error: deaf',
    ])
      // prettier-ignore
      expect(text).toContain(part);
  });
});

describe('failures of a page', () => {
  it('are logged with their causes, twenty a minute', async () => {
    const log = createLog(clock);
    log.openIn(dataDir);
    const take = createPageFailures(clock, log);
    const failure = { where: 'script' as const, errors: [{ name: 'Error', message: 'outer' }, { name: 'TypeError', message: 'inner' }] }; // prettier-ignore
    const taken = Array.from({ length: 30 }, () => take(failure));
    expect(taken.filter(Boolean)).toHaveLength(20);
    expect(await newest()).toMatch(/page failed where=script\r?\n {4}Error: outer\n {4}caused by TypeError: inner/);
    clock.jump(60_000);
    expect(take(failure)).toBe(true);
  });
});
