import { z } from 'zod';
import { ENVIRONMENT_COLORS, apiFiltersSchema } from './environment';
import { LONGEST_NOTE } from './labels/label';

/** A token, or a user and password within an address, typed into a field that isn't meant for it. */
const SECRET = /talq_|bearer\s|\/\/[^/]*@/i;

/** A field as it was typed, right or wrong. What looks like a secret isn't kept. */
const typed = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((text) => (SECRET.test(text) ? '' : text));

/** A note that isn't saved yet. */
const noteDraftSchema = z.strictObject({
  environmentId: z.uuid(),
  numberId: z.string(),
  number: z.string(),
  formatted: z.string(),
  text: z.string().max(LONGEST_NOTE),
});

/** The form of an environment that is filled in; `environmentId` is null for a new one. It has no field for the token. */
const environmentDraftSchema = z.strictObject({
  environmentId: z.uuid().nullable(),
  name: typed(200),
  color: z.enum(ENVIRONMENT_COLORS),
  baseUrl: typed(1_000),
  scope: apiFiltersSchema.extend({ search: typed(1_000).nullable() }),
});
export type EnvironmentDraft = z.infer<typeof environmentDraftSchema>;

/**
 * What the user typed and didn't send. The main process holds it while it is typed, so that it survives the page, and
 * writes it down when the app ends.
 */
export const draftsSchema = z.object({
  note: noteDraftSchema.nullable().default(null),
  environment: environmentDraftSchema.nullable().default(null),
});
export type Drafts = z.infer<typeof draftsSchema>;

/** A change of some drafts; null drops one, and those that aren't named stay. */
export const draftsPatchSchema = z.strictObject({
  note: noteDraftSchema.nullable().optional(),
  environment: environmentDraftSchema.nullable().optional(),
});
