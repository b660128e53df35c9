import { z } from 'zod';
import { CHANNEL_LANGUAGES, CHANNEL_RHYTHMS, type Channel } from '../../../../shared/channels/channel';
import { CHANNEL_KINDS } from '../../../../shared/channels/channel-kinds';
import { ENVIRONMENT_COLORS, isAllowedBaseUrl, NO_FILTERS, type Environment } from '../../../../shared/environment';
import { COPY_SEPARATORS, COPY_SPELLINGS, DEFAULT_COPY_FORMAT } from '../../../../shared/numbers/copy-format';
import { NUMBER_TYPES } from '../../../../shared/numbers/phone-number';
import { DEFAULT_SORT, SORT_COLUMNS, TABLE_GROUPINGS, type Sort } from '../../../../shared/query/query';
import { languageChoiceSchema } from '../../../../shared/i18n/language';
import { EXPORT_KINDS } from '../../../../shared/export/export-kinds';
import { HEADING_KINDS } from '../../../../shared/export/heading-kinds';
import type { KeptFile } from '../../../../shared/kept-file';
import type { Drafts } from '../../../../shared/drafts';
import { firstStepSchema, firstStepsStageSchema } from '../../../../shared/first-steps';
import { forEachAlertKind } from '../../../../shared/reminders/alert-kinds';
import { currencyCodeSchema, exchangeRateSchema } from '../../../../shared/renewals/exchange-rates';
import { DEFAULT_OFFSETS, EARLIEST_DAILY, EARLIEST_OFFSET, LATEST_OFFSET } from '../../../../shared/reminders/offsets';
import type { SavedView } from '../../../../shared/saved-view';
import {
  DEFAULT_SETTINGS,
  LEAST_OUTAGE_HOURS,
  LOG_LEVELS,
  MOST_OUTAGE_HOURS,
  VIEW_NAMES,
  type Session,
  type Settings,
} from '../../../../shared/settings';
import {
  COLUMN_NAMES,
  DEFAULT_COLUMNS,
  NARROWEST,
  WIDEST,
  type TableColumn,
} from '../../../../shared/numbers/table-columns';

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
  const schemas = schemasThat((unread) => (isDamaged ||= unread !== undefined));
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

/** Schemas that take anything; what they cannot read they hand to `tell`, undefined where a field is missing. */
function schemasThat(tell: (unread: unknown) => void) {
  const tolerant = tolerantSchemas(tell);
  const { list, flag } = tolerant;
  const settings = settingsSchema(tolerant);
  const session = sessionSchema(tolerant);
  const environment = environmentSchema(tolerant);
  const savedView = savedViewSchema(tolerant);
  return {
    settings,
    session,
    environments: list(environment),
    savedViews: list(savedView),
    channels: list(channelSchema(tolerant)),
    keptFiles: list(keptFileSchema(tolerant)),
    looseTokens: list(z.uuid()),
    unfinishedImport: flag(false),
  };
}

type Tolerant = ReturnType<typeof tolerantSchemas>;

/** What the schemas below are built from: each reads what it can, and has a default for the rest. */
function tolerantSchemas(tell: (unread: unknown) => void) {
  const or = <T>(schema: z.ZodType<T>, fallback: T) =>
    schema.catch(({ input }) => {
      tell(input);
      return fallback;
    });
  /** An object whose fields are read one by one. */
  const object = <S extends z.ZodRawShape>(shape: S) => {
    const fields = z.object(shape);
    return or(z.looseObject({}), {}).transform((found) => fields.parse(found));
  };
  /** A list of which those items count that can be read. */
  const list = <T>(item: z.ZodType<T>, fallback: T[] = []) =>
    or<unknown[]>(z.array(z.unknown()), fallback).transform((found) =>
      found.flatMap((one) => {
        const { success, data } = item.safeParse(one);
        if (!success) tell(one);
        return success ? [data] : [];
      }),
    );
  /** An object of which those fields count whose name and value can be read. */
  const record = <T>(name: z.ZodType<string>, value: z.ZodType<T>) =>
    or(z.record(z.string(), z.unknown()), {}).transform((found) =>
      Object.fromEntries(
        Object.entries(found).flatMap(([key, one]): [string, T][] => {
          const read = value.safeParse(one);
          if (read.success && name.safeParse(key).success) return [[key, read.data]];
          tell(one);
          return [];
        }),
      ),
    );
  const flag = (fallback: boolean) => or(z.boolean(), fallback);
  const minute = (fallback: number) => or(z.number().int().min(0).max(1439), fallback);
  return { or, object, list, record, flag, minute };
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

/** How a list is shown: in the last view, and in saved ones. */
function listViewSchemas({ or, list }: Tolerant) {
  const sort = or<Sort>(
    z.object({ column: z.enum(SORT_COLUMNS), direction: z.enum(['ascending', 'descending']) }),
    DEFAULT_SORT,
  );
  const column = z.object({
    name: z.enum(COLUMN_NAMES),
    width: or(z.number().int().min(NARROWEST).max(WIDEST).nullable(), null),
  });
  const columns = list<TableColumn>(column).transform((found) => {
    return found.length > 0 ? onceEach(found) : [...DEFAULT_COLUMNS];
  });
  const groupBy = or(z.enum(TABLE_GROUPINGS).nullable(), null);
  return { sort, columns, groupBy };
}

function lastViewSchema(tolerant: Tolerant) {
  const { or, object } = tolerant;
  const { sort, columns, groupBy } = listViewSchemas(tolerant);
  return object({
    name: or(z.enum(VIEW_NAMES), 'numbers'),
    query: or(z.string(), ''),
    sort,
    columns,
    groupBy,
    copyFormat: object({
      spelling: or(z.enum(COPY_SPELLINGS), DEFAULT_COPY_FORMAT.spelling),
      separator: or(z.enum(COPY_SEPARATORS), DEFAULT_COPY_FORMAT.separator),
    }),
    savedViewId: or(z.uuid().nullable(), null),
    plainColumns: columns,
    plainGroupBy: groupBy,
  });
}

function scopeSchema({ or }: Tolerant) {
  const filter = or(z.boolean().nullable(), null);
  return z.object({
    type: or(z.enum(NUMBER_TYPES).nullable(), null),
    has_voice: filter,
    has_whatsapp: filter,
    search: or(z.string().nullable(), null),
  });
}

function draftsSchema(tolerant: Tolerant): z.ZodType<Drafts> {
  const { or, object } = tolerant;
  const note = z.object({
    environmentId: z.uuid(),
    numberId: z.string(),
    number: z.string(),
    formatted: z.string(),
    text: z.string(),
  });
  const form = z.object({
    environmentId: z.uuid().nullable(),
    name: z.string(),
    color: z.enum(ENVIRONMENT_COLORS),
    baseUrl: z.string(),
    scope: scopeSchema(tolerant),
  });
  return object({
    note: or(note.nullable(), null),
    environment: or(form.nullable(), null),
  });
}

function sessionSchema(tolerant: Tolerant) {
  const { or, object, list, flag } = tolerant;
  const place = z.number().int();
  return object({
    activeEnvironmentId: or(z.string().nullable(), null),
    showsAll: flag(false),
    lastView: lastViewSchema(tolerant),
    recentActions: list(z.string()),
    window: or(
      z
        .object({
          x: place.optional(),
          y: place.optional(),
          width: place.min(320),
          height: place.min(240),
          maximized: flag(false),
        }) // prettier-ignore
        .nullable(),
      null,
    ),
    trayExplained: flag(false),
    firstSteps: object({ stage: or(firstStepsStageSchema, 'before'), done: list(firstStepSchema) }),
    drafts: draftsSchema(tolerant),
    remindersPausedUntil: or(z.union([z.number(), z.literal('forever')]).nullable(), null),
  });
}

function savedViewSchema(tolerant: Tolerant): z.ZodType<SavedView> {
  const { or, flag } = tolerant;
  const { sort, columns, groupBy } = listViewSchemas(tolerant);
  return z.object({
    id: z.uuid(),
    name: z.string().min(1),
    query: or(z.string(), ''),
    sort,
    columns,
    groupBy,
    pinned: flag(false),
    reminds: flag(false),
  });
}

/** A channel whose kind this version does not know stays in the file, and sends nothing. */
function channelSchema({ or, object, flag, minute }: Tolerant): z.ZodType<Channel> {
  return z.object({
    id: z.uuid(),
    kind: z.enum(CHANNEL_KINDS),
    name: or(z.string().min(1), 'Talkover'),
    enabled: flag(true),
    about: object({ lapses: flag(true), renews: flag(true), alerts: flag(true) }),
    // without it, others could be told of numbers that are none of their business
    savedViewId: z.uuid().nullable(),
    rhythm: or(z.enum(CHANNEL_RHYTHMS), 'asItComes'),
    at: minute(9 * 60),
    weekday: or(z.number().int().min(0).max(6), 1),
    language: or(z.enum(CHANNEL_LANGUAGES), 'app'),
    followsQuietHours: flag(true),
    followsPause: flag(true),
    fields: or(z.record(z.string(), z.string()), {}),
    secrets: or(z.array(z.string()), []),
  });
}

function keptFileSchema({ or }: Tolerant): z.ZodType<KeptFile> {
  return z.object({
    id: z.uuid(),
    viewId: z.uuid().nullable(),
    kind: z.enum(EXPORT_KINDS),
    // a file from before there was a choice keeps the headings that its readers know
    headings: or(z.enum(HEADING_KINDS), 'fields'),
    path: z.string().min(1),
  });
}

function environmentSchema(tolerant: Tolerant): z.ZodType<Environment> {
  const { or } = tolerant;
  return z.object({
    id: z.uuid(),
    kind: z.enum(['live', 'sample']),
    name: or(z.string().min(1), 'Talkover'),
    color: or(z.enum(ENVIRONMENT_COLORS), 'teal'),
    baseUrl: z.string().refine(isAllowedBaseUrl),
    scope: or(scopeSchema(tolerant), NO_FILTERS),
  });
}

function onceEach(columns: TableColumn[]): TableColumn[] {
  return columns.filter(({ name }, index) => columns.findIndex((other) => other.name === name) === index);
}

/** The parts under their names in the file. */
export function storedParts(parts: SettingsParts): StoredParts {
  const { settings, session, environments, savedViews, channels, keptFiles, looseTokens, unfinishedImport } = parts;
  return { settings, session, environments, savedViews, channels, keptFiles, looseTokens, unfinishedImport };
}
