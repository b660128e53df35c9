import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi, type MockInstance } from 'vitest';
import { AppError } from '../../shared/app-error';
import { endCleanly, failStart } from './ending';
import { failurePage } from './failure-window';
import { eventually } from '../../shared/testing/eventually';

const { app, showFailure } = vi.hoisted(() => ({
  app: { current: null as unknown as EventEmitter & { exit: ReturnType<typeof vi.fn> } },
  showFailure: vi.fn((_title: string, _message: string) => Promise.resolve()),
}));
vi.mock('electron', () => ({
  app: new Proxy({}, { get: (_, name) => Reflect.get(app.current, name) as unknown }),
  powerMonitor: { on: vi.fn() },
}));
vi.mock('./failure-window', async (original) => ({ ...(await original<object>()), showFailure }));

let written: MockInstance<typeof process.stderr.write>;
beforeEach(() => {
  app.current = Object.assign(new EventEmitter(), { exit: vi.fn() });
  showFailure.mockClear();
  vi.spyOn(process, 'on').mockReturnValue(process);
  written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

const failure = new AppError('disk_full', { values: { what: 'the settings', path: '/x', reason: 'ENOSPC' } });

it('says what failed when quitting fails, and exits with 1', async () => {
  const steps = { flush: () => Promise.resolve(), letGo: () => undefined };
  endCleanly({ ...steps, end: () => Promise.reject(failure) });
  app.current.emit('will-quit', { preventDefault: () => undefined });
  await eventually(() => expect(app.current.exit).toHaveBeenCalledWith(1));
  expect(showFailure).toHaveBeenCalledExactlyOnceWith('Talkover Numbers didn’t quit cleanly', failure.message);
  expect(written).toHaveBeenCalledWith(`${failure.message}\n`);
});

it('says why a start failed, and exits with 1; bad arguments are for the terminal alone, with 2', async () => {
  await failStart(failure);
  expect(showFailure).toHaveBeenCalledExactlyOnceWith('Talkover Numbers can’t start', failure.message);
  expect(app.current.exit).toHaveBeenCalledWith(1);
  await failStart(new AppError('bad_command_line', { values: { reason: '' } }));
  expect(app.current.exit).toHaveBeenCalledWith(2);
  expect(showFailure).toHaveBeenCalledTimes(1);
});

it('does not wait for a reader when the session ends', async () => {
  showFailure.mockReturnValueOnce(new Promise(() => undefined));
  void failStart(failure);
  await eventually(() => expect(showFailure).toHaveBeenCalled());
  app.current.emit('before-quit');
  expect(app.current.exit).toHaveBeenCalledWith(1);
});

it('writes the message into its page as text', () => {
  expect(failurePage('A', '<img src=x onerror="x"> & \'b\'')).toContain(
    '&lt;img src=x onerror=&quot;x&quot;&gt; &amp; &#39;b&#39;',
  );
});
