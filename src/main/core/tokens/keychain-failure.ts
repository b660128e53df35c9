import { AppError, type ErrorCode } from '../../../shared/app-error';
import type { MessageKey } from '../../../shared/i18n/translate';

/** What the keychains' own texts mean: libsecret and D-Bus on Linux, Security on macOS, Credential Manager on Windows. */
const MEANINGS: readonly [pattern: RegExp, code: ErrorCode][] = [
  // keytar keeps to itself why it could not be loaded; on Linux it is a missing libsecret
  [/failed to load keytar|cannot open shared object|cannot find module|invalid elf|dlopen/i, 'keychain_missing'],
  [/no keychain is available|keychain could not be found/i, 'keychain_missing'],
  // libsecret holds on to the service it met first, and never finds the next one
  [/name :[\d.]+ was not provided|session wrapping the secret does not exist/i, 'keychain_gone'],
  [/locked|dismissed|dark wake|interaction is (not allowed|required)/i, 'keychain_locked'],
  [/could not connect|logon session|rpc server|service cannot be started/i, 'keychain_unreachable'],
  [/denied|not permitted|cancell?ed|passphrase you entered/i, 'keychain_denied'],
  [/d-?bus|org\.freedesktop\.secrets|no such (interface|object)|timeout|noreply/i, 'keychain_unreachable'],
];

/**
 * A keychain's failure as an error with a sentence that says what is missing on this very system and how to get it.
 * @param secrets are kept out of the error, in case a keychain quotes its input
 */
export function keychainError(error: unknown, systemFamily: SystemFamily, secrets: readonly string[] = []): AppError {
  const text = error instanceof Error ? error.message : String(error);
  // the sentence around it ends by itself
  const reason = secrets
    .reduce((left, secret) => left.replaceAll(secret, '…'), text)
    .trim()
    .replace(/\.$/, '');
  const code = MEANINGS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'keychain_failed';
  const remedy = { key: `keychain.remedy.${systemFamily}` satisfies MessageKey };
  return new AppError(code, { values: { reason, remedy }, cause: new Error(reason) });
}

/** Systems that differ in how a keychain is had. */
export type SystemFamily = 'mac' | 'windows' | 'debian' | 'fedora' | 'arch' | 'linux';

/**
 * Which family this system belongs to.
 * @param osRelease the text of /etc/os-release on Linux; '' elsewhere or where there is none
 */
export function systemFamily(platform: string, osRelease: string): SystemFamily {
  if (platform === 'darwin') return 'mac';
  if (platform === 'win32') return 'windows';
  const ids = [...osRelease.matchAll(/^ID(?:_LIKE)?=["']?([^"'\n]*)["']?$/gm)].flatMap(([, words]) =>
    (words ?? '').split(' '),
  );
  if (ids.includes('debian') || ids.includes('ubuntu')) return 'debian';
  if (ids.includes('fedora') || ids.includes('rhel')) return 'fedora';
  return ids.includes('arch') ? 'arch' : 'linux';
}
