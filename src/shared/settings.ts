import { z } from 'zod';
import { languageChoiceSchema } from './i18n/language';
import { copyFormatSchema, DEFAULT_COPY_FORMAT } from './numbers/copy-format';
import { draftsSchema } from './drafts';
import { firstStepSchema, firstStepsPhaseSchema, type FirstSteps } from './first-steps';
import { groupingSchema, sortSchema, querySchema, DEFAULT_SORT } from './query/query';
import { forEachAlertKind } from './reminders/alert-kinds';
import { exchangeRatesPatchSchema, exchangeRatesSchema, patchExchangeRates } from './renewals/exchange-rates';
import { scheduleShape } from './reminders/schedule';
import { DEFAULT_OFFSETS, offsetsByKindPatchSchema, offsetsByKindSchema, patchOffsets, repeatDailySchema } from './reminders/offsets'; // prettier-ignore
import { DEFAULT_COLUMNS, tableColumnsSchema } from './numbers/table-columns';

/** From the most serious to the most detailed. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Which alerts the user wants. A kind that a settings file does not name yet is on. */
const alertsSchema = z.object(forEachAlertKind(() => z.boolean().default(true)));

/** Less would announce each night that a laptop is closed, more would announce a number's loss too late. */
export const LEAST_OUTAGE_HOURS = 6;
export const MOST_OUTAGE_HOURS = 168;

/** What the user chose, with defaults for all that is missing. Kept in the settings file. */
export const settingsSchema = z.object({
  /** Minutes between two fetches of an environment. */
  syncIntervalMinutes: z.number().int().min(5).max(1440).default(15),
  /** Hours without a successful sync after which an environment counts as not watched. */
  outageAfterHours: z.number().int().min(LEAST_OUTAGE_HOURS).max(MOST_OUTAGE_HOURS).default(24),
  appearance: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  language: languageChoiceSchema.default('system'),
  /** Closing the window leaves the app in the tray. */
  closeToTray: z.boolean().default(true),
  launchAtLogin: z.boolean().default(false),
  /** The saved view that the app opens with; null, or the id of one that was removed, is where the last run ended. */
  startSavedViewId: z.uuid().nullable().default(null),
  /** What is written to the log: this and what is more serious. */
  logLevel: z.enum(LOG_LEVELS).default('info'),
  exchangeRates: exchangeRatesSchema.prefault({}),
  reminders: z
    .object({
      enabled: z.boolean().default(true),
      offsets: offsetsByKindSchema.default(DEFAULT_OFFSETS),
      at: scheduleShape.at.default(9 * 60),
      quietHours: scheduleShape.quietHours.default({ enabled: false, from: 21 * 60, to: 8 * 60 }),
      weekdaysOnly: scheduleShape.weekdaysOnly.default(false),
      repeatDaily: repeatDailySchema.default({ enabled: false, from: 3 }),
      /** A handled number that still lapses is announced once more. */
      onceMore: z.boolean().default(true),
      alerts: alertsSchema.prefault({}),
    })
    .prefault({}),
});
export type ReminderSettings = Settings['reminders'];
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** Whether a setting follows the user to another computer; one that does not is about this computer. */
const FOLLOWS_USER = {
  appearance: true,
  language: true,
  density: true,
  syncIntervalMinutes: true,
  outageAfterHours: true,
  closeToTray: true,
  launchAtLogin: false,
  startSavedViewId: true,
  logLevel: false,
  exchangeRates: true,
  reminders: true,
} as const satisfies Record<keyof Settings, boolean>;
export type CarriedSetting = {
  [Name in keyof Settings]: (typeof FOLLOWS_USER)[Name] extends true ? Name : never;
}[keyof Settings];

/** The settings that a file for another computer holds, in the order in which the app names them. */
export const CARRIED_SETTINGS = (Object.keys(FOLLOWS_USER) as (keyof Settings)[]).filter(
  (name): name is CarriedSetting => FOLLOWS_USER[name],
);

/**
 * A change of some settings; what is not named stays, at every depth, because the page may not have heard of the change
 * before.
 */
export const settingsPatchSchema = z.strictObject({
  syncIntervalMinutes: settingsSchema.shape.syncIntervalMinutes.unwrap().optional(),
  outageAfterHours: settingsSchema.shape.outageAfterHours.unwrap().optional(),
  appearance: settingsSchema.shape.appearance.unwrap().optional(),
  density: settingsSchema.shape.density.unwrap().optional(),
  language: settingsSchema.shape.language.unwrap().optional(),
  closeToTray: z.boolean().optional(),
  launchAtLogin: z.boolean().optional(),
  startSavedViewId: settingsSchema.shape.startSavedViewId.unwrap().optional(),
  logLevel: z.enum(LOG_LEVELS).optional(),
  exchangeRates: exchangeRatesPatchSchema.optional(),
  reminders: z
    .strictObject({
      enabled: z.boolean().optional(),
      offsets: offsetsByKindPatchSchema.optional(),
      at: scheduleShape.at.optional(),
      quietHours: scheduleShape.quietHours.partial().optional(),
      weekdaysOnly: scheduleShape.weekdaysOnly.optional(),
      repeatDaily: repeatDailySchema.partial().optional(),
      onceMore: z.boolean().optional(),
      alerts: z.strictObject(forEachAlertKind(() => z.boolean().optional())).optional(),
    })
    .optional(),
});
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

/** @throws {AppError} too_many_offsets */
export function patchSettings(
  settings: Settings,
  { reminders = {}, exchangeRates = {}, ...patch }: SettingsPatch,
): Settings {
  const before = settings.reminders;
  const { offsets = {}, quietHours, repeatDaily, alerts, ...rest } = reminders;
  return settingsSchema.parse({
    ...settings,
    ...patch,
    exchangeRates: patchExchangeRates(settings.exchangeRates, exchangeRates),
    reminders: {
      ...before,
      ...rest,
      offsets: patchOffsets(before.offsets, offsets),
      quietHours: { ...before.quietHours, ...quietHours },
      repeatDaily: { ...before.repeatDaily, ...repeatDaily },
      alerts: { ...before.alerts, ...alerts },
    },
  });
}

export const VIEW_NAMES = ['numbers', 'renewals', 'activity', 'settings'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

/** Where the user was, so that the next start goes on there. */
export const lastViewSchema = z.object({
  name: z.enum(VIEW_NAMES).default('numbers'),
  query: querySchema.default(''),
  sort: sortSchema.default(DEFAULT_SORT),
  /** What the table shows. */
  columns: tableColumnsSchema.default([...DEFAULT_COLUMNS]),
  groupBy: groupingSchema.default(null),
  copyFormat: copyFormatSchema.default(DEFAULT_COPY_FORMAT),
  /** The saved view that is looked at. */
  savedViewId: z.uuid().nullable().default(null),
  /** What the table shows while no view is chosen. */
  plainSort: sortSchema.default(DEFAULT_SORT),
  plainColumns: tableColumnsSchema.default([...DEFAULT_COLUMNS]),
  plainGroupBy: groupingSchema.default(null),
});
export type LastView = z.infer<typeof lastViewSchema>;

/** No more fit above what else the command palette offers. */
export const MOST_RECENT_ACTIONS = 4;

/** Ids of the actions that were chosen last in the command palette, the last one first. */
export const recentActionsSchema = z.array(z.string().max(200)).max(MOST_RECENT_ACTIONS);

/** What the app remembers of its own running, in addition to the settings. */
export const sessionSchema = z.object({
  activeEnvironmentId: z.string().nullable().default(null),
  /** The numbers of all environments are shown together. */
  showsAll: z.boolean().default(false),
  lastView: lastViewSchema.prefault({}),
  recentActions: recentActionsSchema.default([]),
  /** What was typed and not sent when the app ended. */
  drafts: draftsSchema.prefault({}),
  window: z
    .object({
      x: z.number().int().optional(),
      y: z.number().int().optional(),
      width: z.number().int().min(320),
      height: z.number().int().min(240),
      maximized: z.boolean(),
    })
    .nullable()
    .default(null),
  /** The folder (absolute path) in which the user last kept a file, by the kind of file. */
  fileFolders: z.record(z.string(), z.string()).default({}),
  /** The user has seen once that closing the window leaves the app in the tray. */
  trayExplained: z.boolean().default(false),
  firstSteps: z
    .object({ phase: firstStepsPhaseSchema, done: z.array(firstStepSchema) })
    .default((): FirstSteps => ({ phase: 'before', done: [] })),
  /** Reminders are held back until this instant (epoch ms); `forever` until the user resumes them. */
  remindersPausedUntil: z
    .union([z.number(), z.literal('forever')])
    .nullable()
    .default(null),
});
export type Session = z.infer<typeof sessionSchema>;
