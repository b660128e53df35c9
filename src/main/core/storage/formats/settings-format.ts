import { z } from 'zod';
import type { Channel } from '../../../../shared/channels/channel';
import type { Environment } from '../../../../shared/environment';
import type { KeptFile } from '../../../../shared/kept-file';
import type { SavedView } from '../../../../shared/saved-view';
import type { Session, Settings } from '../../../../shared/settings';
import { channelSchema } from './settings/channel';
import { environmentSchema } from './settings/environment';
import { keptFileSchema } from './settings/kept-file';
import { sessionSchema } from './settings/session';
import { settingsSchema } from './settings/settings';
import { tolerantSchemas } from './settings/tolerant';
import { savedViewSchema } from './settings/saved-view';

/**
 * The parts of `settings.json`. Each field is read on its own: one that is missing or says something that this version
 * does not know has its default, and all others count. What is not understood stays in the file; see merge.ts.
 */
export interface SettingsParts {
  settings: Settings;
  session: Session;
  environments: Environment[];
  savedViews: SavedView[];
  channels: Channel[];
  keptFiles: KeptFile[];
  /** Proxies (`host:port`) that the keychain may have credentials of. */
  proxies: string[];
  /** Ids whose secrets and files may still be there although no environment or channel has them: the app removes them. */
  looseTokens: string[];
  /** Whether an import from another computer began and was not finished, so that only part of it may be here. */
  unfinishedImport: boolean;
}

/** The parts as the file has them. */
export type StoredParts = Record<keyof SettingsParts, unknown>;

/** Reads everything that can be. Never throws. */
export function readSettingsParts(content: Readonly<Record<string, unknown>>): SettingsParts & { isDamaged: boolean } {
  let isDamaged = false;
  const schemas = partSchemas((unread) => (isDamaged ||= unread !== undefined));
  const parts = {
    settings: schemas.settings.parse(content.settings),
    session: schemas.session.parse(content.session),
    environments: schemas.environments.parse(content.environments),
    savedViews: schemas.savedViews.parse(content.savedViews),
    channels: schemas.channels.parse(content.channels),
    keptFiles: schemas.keptFiles.parse(content.keptFiles),
    proxies: schemas.proxies.parse(content.proxies),
    looseTokens: schemas.looseTokens.parse(content.looseTokens),
    unfinishedImport: schemas.unfinishedImport.parse(content.unfinishedImport),
  };
  return { ...parts, isDamaged };
}

/** A schema for each part. They accept anything; `onUnread` gets what they can't read, undefined where a field is missing. */
function partSchemas(onUnread: (unread: unknown) => void) {
  const tolerant = tolerantSchemas(onUnread);
  const { list, flag } = tolerant;
  return {
    settings: settingsSchema(tolerant),
    session: sessionSchema(tolerant),
    environments: list(environmentSchema(tolerant)),
    savedViews: list(savedViewSchema(tolerant)),
    channels: list(channelSchema(tolerant)),
    keptFiles: list(keptFileSchema(tolerant)),
    proxies: list(z.string().min(1)),
    looseTokens: list(z.uuid()),
    unfinishedImport: flag(false),
  };
}

/** The parts under their names in the file. */
export function storedParts(parts: SettingsParts): StoredParts {
  const { settings, session, environments, savedViews, channels, keptFiles, proxies, looseTokens, unfinishedImport } =
    parts;
  return { settings, session, environments, savedViews, channels, keptFiles, proxies, looseTokens, unfinishedImport };
}
