import { describe, expect, it } from 'vitest';
import { isMissingLibrary, planStart } from './start-plan.mjs';

const machine = { electron: '/electron', display: true, rootOnLinux: false };

describe('npm start', () => {
  it('runs the desktop app with the arguments as they are', () => {
    expect(planStart(['--hidden'], machine)).toMatchObject({ shell: 'desktop', args: ['--hidden'], says: null });
  });

  it('runs browser mode by choice, without a word', () => {
    expect(planStart(['--browser', '--port', '0'], machine)).toEqual({
      shell: 'browser',
      args: ['--port', '0'],
      says: null,
    });
  });

  it.each([
    [{ electron: null }, /no Electron runtime/],
    [{ display: false }, /no display/],
  ])('says why it runs browser mode: %o', (lack, why) => {
    const plan = planStart(['--hidden'], { ...machine, ...lack });
    expect(plan).toMatchObject({ shell: 'browser', args: ['--hidden'] });
    expect(plan.says).toMatch(why);
  });

  it('turns the sandbox off for root, says so, and does not hand that to browser mode', () => {
    const plan = planStart(['--hidden'], { ...machine, rootOnLinux: true });
    expect(plan).toMatchObject({ args: ['--no-sandbox', '--hidden'], appArgs: ['--hidden'] });
    expect(plan.says).toMatch(/root/);
  });

  it('knows a missing library from any other end', () => {
    const said = '/electron: error while loading shared libraries: libnss3.so: cannot open shared object file';
    expect(isMissingLibrary(127, said)).toBe(true);
    expect(isMissingLibrary(1, said)).toBe(false);
    expect(isMissingLibrary(127, '')).toBe(false);
  });
});
