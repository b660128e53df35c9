import { describe, expect, it } from 'vitest';
import {
  forbidsSandbox,
  namesHere,
  notInstalled,
  parseAvailable,
  parseInstalled,
  requirements,
} from './requirements.mjs';

describe('the system packages', () => {
  it('are the ones of which no alternative is installed', () => {
    const installed = parseInstalled('libgtk-3-0t64 installed\nlibnss3 config-files\n');
    expect(notInstalled([['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3']], installed)).toEqual([['libnss3']]);
  });

  it('go by the name this system can install, not by one that is only provided', () => {
    const policy = [
      'libgtk-3-0:\n  Installed: (none)\n  Candidate: (none)\n  Version table:',
      'libgtk-3-0t64:\n  Installed: (none)\n  Candidate: 3.24.49-3\n  Version table:',
    ].join('\n');
    expect(namesHere([['libgtk-3-0', 'libgtk-3-0t64']], parseAvailable(policy))).toEqual(['libgtk-3-0t64']);
  });

  it('are named the usual way where the system knows none of the names', () => {
    expect(namesHere([['libgtk-3-0', 'libgtk-3-0t64']], new Set())).toEqual(['libgtk-3-0']);
  });

  it('include what the tests need only for the tests, and a browser only on Debian', () => {
    const names = (...choice) => requirements(...choice).flat();
    expect(names(false, true)).toContain('libsecret-1-0');
    expect(names(false, true)).not.toContain('dunst');
    expect(names(true, true)).toEqual(expect.arrayContaining(['dunst', 'chromium-headless-shell']));
    expect(names(true, false)).not.toContain('chromium-headless-shell');
  });
});

describe('a sandbox', () => {
  it.each([
    ['Ubuntu 24.04', { apparmor_restrict_unprivileged_userns: '1', unprivileged_userns_clone: '1' }, true],
    ['Ubuntu 22.04', { unprivileged_userns_clone: '1' }, false],
    ['an old Debian', { unprivileged_userns_clone: '0' }, true],
    ['Fedora', {}, false],
  ])('is forbidden or not: %s', (_, switches, isForbidden) => {
    expect(forbidsSandbox((name) => switches[name] ?? null)).toBe(isForbidden);
  });
});
