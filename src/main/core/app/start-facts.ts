import { release } from 'node:os';
import type { CoreOptions } from './core-options';
import type { Facts } from '../log/entry';

/** What a fault may depend on: versions, system, shell, and which arguments there were, without their values. */
export function startFacts({ version, platform, locale, shell }: CoreOptions, args = process.argv): Facts {
  const { node, electron, chrome } = process.versions as NodeJS.ProcessVersions & Record<string, string | undefined>;
  const flags = args.flatMap((argument) => /^--[a-z-]{1,40}/.exec(argument)?.[0] ?? []);
  return {
    app: version,
    shell: shell.kind,
    node,
    electron: electron ?? null,
    // the rest of it would look like a phone number
    chrome: chrome?.split('.')[0] ?? null,
    platform,
    arch: process.arch,
    release: release().split('.').slice(0, 2).join('.'),
    locale,
    flags: flags.join(' ') || null,
  };
}
