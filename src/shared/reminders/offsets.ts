import { z } from 'zod';
import { AppError } from '../app-error';
import type { Day } from '../calendar/calendar-day';

/** A reminder's place before a renewal, in days: 3 is three days before, 0 the day itself, -1 the day after. */
export type Offset = number;

export const EARLIEST_OFFSET: Offset = 400;
export const LATEST_OFFSET: Offset = -30;
/** More than these is noise. */
export const MOST_OFFSETS = 12;

const offsetSchema = z.number().int().min(LATEST_OFFSET).max(EARLIEST_OFFSET);

/** Offsets as the user set them: each once, earliest first. None means that nothing is announced. */
export const offsetsSchema = z
  .array(offsetSchema)
  .max(MOST_OFFSETS)
  .transform((offsets) => [...new Set(offsets)].sort((a, b) => b - a));

/** The offsets of each kind of renewal. */
export const offsetsByKindSchema = z.object({ lapses: offsetsSchema, renews: offsetsSchema });
export type OffsetsByKind = z.infer<typeof offsetsByKindSchema>;

/**
 * A change of offsets; a kind that it does not name stays. An edit says what it adds or removes and not what comes out,
 * because the page may not have heard of the edit before.
 */
const offsetsPatchSchema = z.union([
  offsetsSchema,
  z.strictObject({ add: offsetSchema }),
  z.strictObject({ remove: offsetSchema }),
]);
export const offsetsByKindPatchSchema = z.strictObject({
  lapses: offsetsPatchSchema.optional(),
  renews: offsetsPatchSchema.optional(),
});
export type OffsetsPatch = z.infer<typeof offsetsPatchSchema>;
export type OffsetsByKindPatch = z.infer<typeof offsetsByKindPatchSchema>;

/** @throws {AppError} too_many_offsets */
export function patchOffsets(before: OffsetsByKind, patch: OffsetsByKindPatch): OffsetsByKind {
  return { lapses: patchKind(before.lapses, patch.lapses), renews: patchKind(before.renews, patch.renews) };
}

function patchKind(before: Offset[], patch: OffsetsPatch = before): Offset[] {
  if (Array.isArray(patch)) return patch;
  if ('remove' in patch) return before.filter((offset) => offset !== patch.remove);
  const offsets = [...new Set([...before, patch.add])].sort((a, b) => b - a);
  if (offsets.length > MOST_OFFSETS) throw new AppError('too_many_offsets', { values: { most: MOST_OFFSETS } });
  return offsets;
}

/** Reminders that come every day begin no earlier. */
export const EARLIEST_DAILY: Offset = 60;

/** Whether, and from how many days before the renewal date on, lapsing numbers are announced every day. */
export const repeatDailySchema = z.object({
  enabled: z.boolean(),
  from: z.number().int().min(1).max(EARLIEST_DAILY),
});

/** What is lost must be heard of early and often; what is only charged, once. */
export const DEFAULT_OFFSETS: OffsetsByKind = { lapses: [14, 7, 3, 1, 0, -1], renews: [1] };

/**
 * How long after its day (in days) a renewal is still worth a reminder. What is older is history; the record of what
 * was announced must live longer than this.
 */
export const DUE_FOR_DAYS = 45;

/**
 * The most urgent offset of a renewal that has fallen due, or null where none has. Several that were missed are one:
 * the last of them says all that the others would have.
 *
 * @param offsets earliest first
 * @param dueDay the last day whose offsets have fallen due
 */
export function dueOffset(offsets: readonly Offset[], renewalDay: Day, dueDay: Day): Offset | null {
  return offsets.findLast((offset) => renewalDay - offset <= dueDay) ?? null;
}

/**
 * How many days later (at least) a renewal must be than the one that was spoken of to be the next period's, and not the
 * same renewal with its day corrected: half a month, since periods are months.
 */
const NEXT_PERIOD_DAYS = 15;

/** Whether a renewal on a day is the one that was spoken of when it lay on another day. */
export function isSameCycle(spokenOf: Day, day: Day): boolean {
  return day < spokenOf + NEXT_PERIOD_DAYS;
}
