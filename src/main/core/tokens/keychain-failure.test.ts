import { describe, expect, it } from 'vitest';
import { keychainError, systemFamily } from './keychain-failure';

describe('keychainError', () => {
  it.each([
    // keytar and the loader
    ['Failed to load keytar native addon, checked ["../build/Release"] on prebuilds/linux-x64', 'keychain_missing'],
    ['libsecret-1.so.0: cannot open shared object file: No such file or directory', 'keychain_missing'],
    ["Cannot find module 'keytar'", 'keychain_missing'],
    // libsecret and D-Bus
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain_unreachable'],
    ['Could not connect: No such file or directory', 'keychain_unreachable'],
    ['Could not connect: Permission denied', 'keychain_unreachable'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain_unreachable'],
    ['Error calling StartServiceByName for org.freedesktop.secrets: Timeout was reached', 'keychain_unreachable'],
    ['Message recipient disconnected from message bus without replying (org.freedesktop.DBus.Error.NoReply)', 'keychain_unreachable'], // prettier-ignore
    ['The name :1.0 was not provided by any .service files', 'keychain_gone'],
    ['The session wrapping the secret does not exist', 'keychain_gone'],
    ['Cannot create an item in a locked collection', 'keychain_locked'],
    ['Cannot get secret of a locked object', 'keychain_locked'],
    ['Prompt was dismissed', 'keychain_locked'],
    ['GDBus.Error:org.freedesktop.DBus.Error.AccessDenied: An AppArmor policy prevents this sender', 'keychain_denied'],
    // macOS
    ['User interaction is not allowed.', 'keychain_locked'],
    ['In dark wake, no UI possible', 'keychain_locked'],
    ['User canceled the operation.', 'keychain_denied'],
    ['The user name or passphrase you entered is not correct.', 'keychain_denied'],
    ['A default keychain could not be found.', 'keychain_missing'],
    ['No keychain is available. You may need to restart your computer.', 'keychain_missing'],
    // Windows
    ['Access is denied.', 'keychain_denied'],
    ['A specified logon session does not exist. It may already have been terminated.', 'keychain_unreachable'],
    ['The service cannot be started, either because it is disabled or because it has no enabled devices associated with it.', 'keychain_unreachable'], // prettier-ignore
    ['The stub received bad data.', 'keychain_failed'],
    ['Not enough memory resources are available to process this command.', 'keychain_failed'],
    ['', 'keychain_failed'],
  ])('%s', (text, code) => {
    expect(keychainError(new Error(text), 'debian').code).toBe(code);
  });

  it('says what helps on this very system', () => {
    const error = new Error('Cannot autolaunch D-Bus without X11 $DISPLAY');
    expect(keychainError(error, 'debian').message).toContain('sudo apt install libsecret-1-0 gnome-keyring');
    expect(keychainError(error, 'fedora').message).toContain('sudo dnf install');
    expect(keychainError(error, 'arch').message).toContain('sudo pacman -S');
    expect(keychainError(error, 'linux').message).toContain('KWallet');
    expect(keychainError(error, 'mac').message).toContain('Keychain Access');
    expect(keychainError(error, 'windows').message).toContain('Credential Manager');
  });

  it('quotes what it does not know, in one sentence', () => {
    expect(keychainError(new Error('The stub received bad data.'), 'windows').message).toContain('bad data. Try again');
    expect(keychainError('thrown text', 'linux').message).toContain('thrown text');
  });
});

describe('systemFamily', () => {
  it.each([
    ['darwin', '', 'mac'],
    ['win32', '', 'windows'],
    ['linux', 'PRETTY_NAME="Debian GNU/Linux 12"\nVERSION_ID="12"\nID=debian\n', 'debian'],
    ['linux', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'debian'],
    ['linux', "ID='ubuntu'\n", 'debian'],
    ['linux', 'ID=fedora\n', 'fedora'],
    ['linux', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'fedora'],
    ['linux', 'ID=arch\n', 'arch'],
    ['linux', 'ID=alpine\n', 'linux'],
    ['linux', 'VERSION_ID=debian\n', 'linux'],
    ['linux', '', 'linux'],
  ])('%s %j is %s', (platform, osRelease, family) => {
    expect(systemFamily(platform, osRelease)).toBe(family);
  });
});
