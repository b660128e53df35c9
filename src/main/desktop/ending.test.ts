import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi, type MockInstance } from 'vitest';
import { AppError } from '../../shared/app-error';
import { endCleanly, failStart } from './ending';
import { failurePage } from './failure-window';
import { speakLanguage } from '../../shared/i18n/load-messages';
import { eventually } from '../../shared/testing/eventually';

const { app, isatty, showFailure } = vi.hoisted(() => ({
  isatty: vi.fn((_descriptor: number) => false),
  app: { current: null as unknown as EventEmitter & { exit: ReturnType<typeof vi.fn> } },
  showFailure: vi.fn((_title: string, _error: unknown) => Promise.resolve()),
}));
vi.mock('electron', () => ({
  app: new Proxy({}, { get: (_, name) => Reflect.get(app.current, name) as unknown }),
  powerMonitor: { on: vi.fn() },
}));
vi.mock('node:tty', () => ({ isatty }));
vi.mock('./failure-window', async (original) => ({ ...(await original<object>()), showFailure }));

let written: MockInstance<typeof process.stderr.write>;
beforeEach(() => {
  app.current = Object.assign(new EventEmitter(), { exit: vi.fn() });
  showFailure.mockClear();
  vi.spyOn(process, 'on').mockReturnValue(process);
  written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

const wrongArguments = new AppError('bad_command_line', { values: { reason: '' } });
const failure = new AppError('disk_full', { values: { what: 'the settings', path: '/x', reason: 'ENOSPC' } });

it('says what failed when quitting fails, and exits with 1', async () => {
  const steps = { flush: () => Promise.resolve(), letGo: () => undefined };
  endCleanly({ ...steps, end: () => Promise.reject(failure) });
  app.current.emit('will-quit', { preventDefault: () => undefined });
  await eventually(() => expect(app.current.exit).toHaveBeenCalledWith(1));
  expect(showFailure).toHaveBeenCalledExactlyOnceWith('quit.failed', failure);
  expect(written).toHaveBeenCalledWith(`${failure.message}\n`);
});

it('says why a start failed, and exits with 1', async () => {
  await failStart(failure);
  expect(showFailure).toHaveBeenCalledExactlyOnceWith('start.failed', failure);
  expect(app.current.exit).toHaveBeenCalledExactlyOnceWith(1);
});

it.each([
  ['in the terminal alone, if there is one', true, []],
  ['in the window too, if there is no terminal', false, [['start.failed', wrongArguments]]],
])('answers bad arguments %s, and exits with 2', async (_, isTerminal, shown) => {
  isatty.mockImplementation((descriptor) => isTerminal && descriptor === 2);
  await failStart(wrongArguments);
  expect(written).toHaveBeenCalledWith(`${wrongArguments.message}\n`);
  expect(showFailure.mock.calls).toEqual(shown);
  expect(app.current.exit).toHaveBeenCalledExactlyOnceWith(2);
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

it.each([
  ['de', 'de-AT', '<html lang="de-AT" dir="ltr">', 'Schließen'],
  ['ar-XB', 'en', '<html lang="en" dir="rtl">', ''],
] as const)('tells screen readers which language its page speaks: %s', async (language, locale, head, button) => {
  await speakLanguage(language, locale);
  const page = failurePage('A', 'B');
  await speakLanguage('en', 'en');
  expect(page).toContain(head);
  expect(page).toContain(button);
});
