import { z } from 'zod';
import type { Channel } from '../../../../shared/channels/channel';
import type { Environment } from '../../../../shared/environment';
import { languageChoiceSchema } from '../../../../shared/i18n/language';
import type { KeptFile } from '../../../../shared/kept-file';
import { forEachAlertKind } from '../../../../shared/reminders/alert-kinds';
import { DEFAULT_OFFSETS, EARLIEST_DAILY, EARLIEST_OFFSET, LATEST_OFFSET } from '../../../../shared/reminders/offsets';
import { currencyCodeSchema, exchangeRateSchema } from '../../../../shared/renewals/exchange-rates';
import type { SavedView } from '../../../../shared/saved-view';
import {
  DEFAULT_SETTINGS,
  LEAST_OUTAGE_HOURS,
  LOG_LEVELS,
  MOST_OUTAGE_HOURS,
  type Session,
  type Settings,
} from '../../../../shared/settings';
import { channelSchema } from './settings/channel';
import { environmentSchema } from './settings/environment';
import { keptFileSchema } from './settings/kept-file';
import { sessionSchema } from './settings/session';
import { tolerantSchemas, type Tolerant } from './settings/tolerant';
import { savedViewSchema } from './settings/views';

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
  /** Ids whose secrets may still be in the keychain although no environment or channel has them: the app removes them. */
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
    looseTokens: list(z.uuid()),
    unfinishedImport: flag(false),
  };
}

function settingsSchema({ or, object, list, record, flag, minute }: Tolerant): z.ZodType<Settings> {
  const offset = z.number().int().min(LATEST_OFFSET).max(EARLIEST_OFFSET);
  const offsets = (fallback: number[]) =>
    list(offset, fallback).transform((days) => [...new Set(days)].sort((a, b) => b - a));
  const defaults = DEFAULT_SETTINGS.reminders;
  return object({
    syncIntervalMinutes: or(z.number().int().min(5).max(1440), DEFAULT_SETTINGS.syncIntervalMinutes),
    outageAfterHours: or(
      z.number().int().min(LEAST_OUTAGE_HOURS).max(MOST_OUTAGE_HOURS),
      DEFAULT_SETTINGS.outageAfterHours,
    ),
    appearance: or(z.enum(['system', 'light', 'dark']), DEFAULT_SETTINGS.appearance),
    density: or(z.enum(['comfortable', 'compact']), DEFAULT_SETTINGS.density),
    language: or(languageChoiceSchema, DEFAULT_SETTINGS.language),
    closeToTray: flag(DEFAULT_SETTINGS.closeToTray),
    launchAtLogin: flag(DEFAULT_SETTINGS.launchAtLogin),
    logLevel: or(z.enum(LOG_LEVELS), DEFAULT_SETTINGS.logLevel),
    exchangeRates: object({
      base: or(currencyCodeSchema.nullable(), DEFAULT_SETTINGS.exchangeRates.base),
      rates: record(currencyCodeSchema, record(currencyCodeSchema, exchangeRateSchema)),
    }),
    reminders: object({
      enabled: flag(defaults.enabled),
      offsets: object({ lapses: offsets(DEFAULT_OFFSETS.lapses), renews: offsets(DEFAULT_OFFSETS.renews) }),
      at: minute(defaults.at),
      quietHours: object({
        enabled: flag(defaults.quietHours.enabled),
        from: minute(defaults.quietHours.from),
        to: minute(defaults.quietHours.to),
      }),
      weekdaysOnly: flag(defaults.weekdaysOnly),
      repeatDaily: object({
        enabled: flag(defaults.repeatDaily.enabled),
        from: or(z.number().int().min(1).max(EARLIEST_DAILY), defaults.repeatDaily.from),
      }),
      onceMore: flag(defaults.onceMore),
      alerts: object(forEachAlertKind((kind) => flag(defaults.alerts[kind]))),
    }),
  });
}

/** The parts under their names in the file. */
export function storedParts(parts: SettingsParts): StoredParts {
  const { settings, session, environments, savedViews, channels, keptFiles, looseTokens, unfinishedImport } = parts;
  return { settings, session, environments, savedViews, channels, keptFiles, looseTokens, unfinishedImport };
}
