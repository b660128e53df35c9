import { z } from 'zod';
import { LANGUAGE_CHOICES } from '../../../../../shared/i18n/language';
import { forEachAlertKind } from '../../../../../shared/reminders/alert-kinds';
import {
  DEFAULT_OFFSETS,
  EARLIEST_DAILY,
  EARLIEST_OFFSET,
  LATEST_OFFSET,
} from '../../../../../shared/reminders/offsets';
import { LEAST_RATE, MOST_RATE } from '../../../../../shared/renewals/exchange-rates';
import {
  DEFAULT_SETTINGS,
  LEAST_OUTAGE_HOURS,
  LOG_LEVELS,
  MOST_OUTAGE_HOURS,
  type Settings,
} from '../../../../../shared/settings';
import type { Tolerant } from './tolerant';

export function settingsSchema({ or, object, list, record, flag, minute }: Tolerant): z.ZodType<Settings> {
  const offset = z.number().int().min(LATEST_OFFSET).max(EARLIEST_OFFSET);
  const offsets = (fallback: number[]) =>
    list(offset, fallback).transform((days) => [...new Set(days)].sort((a, b) => b - a));
  const currency = z.string().regex(/^[A-Z]{3}$/);
  const exchangeRate = z.object({ rate: z.number().min(LEAST_RATE).max(MOST_RATE), setOn: z.iso.date() });
  const defaults = DEFAULT_SETTINGS.reminders;
  return object({
    syncIntervalMinutes: or(z.number().int().min(5).max(1440), DEFAULT_SETTINGS.syncIntervalMinutes),
    outageAfterHours: or(
      z.number().int().min(LEAST_OUTAGE_HOURS).max(MOST_OUTAGE_HOURS),
      DEFAULT_SETTINGS.outageAfterHours,
    ),
    appearance: or(z.enum(['system', 'light', 'dark']), DEFAULT_SETTINGS.appearance),
    density: or(z.enum(['comfortable', 'compact']), DEFAULT_SETTINGS.density),
    language: or(z.enum(LANGUAGE_CHOICES), DEFAULT_SETTINGS.language),
    closeToTray: flag(DEFAULT_SETTINGS.closeToTray),
    launchAtLogin: flag(DEFAULT_SETTINGS.launchAtLogin),
    startSavedViewId: or(z.uuid().nullable(), DEFAULT_SETTINGS.startSavedViewId),
    logLevel: or(z.enum(LOG_LEVELS), DEFAULT_SETTINGS.logLevel),
    exchangeRates: object({
      base: or(currency.nullable(), DEFAULT_SETTINGS.exchangeRates.base),
      rates: record(currency, record(currency, exchangeRate)),
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
