import { spawn } from 'node:child_process';
import { afterEach, expect, it, vi } from 'vitest';
import { startAgainWith } from './second-start';

vi.mock('node:child_process', () => ({ spawn: vi.fn(() => ({ on: vi.fn(), unref: vi.fn() })) }));

afterEach(() => vi.unstubAllEnvs());

it('a second start takes the token to the first, with the same arguments', () => {
  vi.stubEnv('WAYLAND_DISPLAY', 'wayland-0');
  startAgainWith('a token');
  const [program, args, options] = vi.mocked(spawn).mock.calls[0]!;
  expect([program, args]).toEqual([process.execPath, process.argv.slice(1)]);
  expect(options).toMatchObject({ env: { XDG_ACTIVATION_TOKEN: 'a token' }, detached: true, stdio: 'ignore' });
});

it('X11 lets a window come forward without one', () => {
  vi.mocked(spawn).mockClear();
  vi.stubEnv('WAYLAND_DISPLAY', undefined);
  startAgainWith('a token');
  expect(spawn).not.toHaveBeenCalled();
});
