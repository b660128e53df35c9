import { z } from 'zod';
import { channelDetailsSchema } from './channels/channel';
import { fieldsOf } from './channels/channel-kinds';
import { ENVIRONMENT_COLORS, apiFiltersSchema } from './environment';
import { LONGEST_NOTE } from './labels/label';

/** A token, or a user and password within an address, typed into a field that isn't meant for it. */
const SECRET = /talq_|bearer\s|\/\/[^/]*@/i;

/** An address, which may be all that is needed to post to a channel. */
const ADDRESS = /:\/\//;

/** A field as it was typed, right or wrong. What looks like a secret isn't kept. */
const typed = (longest: number, secret = SECRET) =>
  z
    .string()
    .max(longest)
    .transform((text) => (secret.test(text) ? '' : text));

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

/** The form of a channel that is filled in; `channelId` is null for a new one. It has no fields for secrets. */
const channelDraftSchema = channelDetailsSchema
  .extend({
    channelId: z.uuid().nullable(),
    name: typed(200, ADDRESS),
    fields: z.record(z.string().max(40), typed(2_000, ADDRESS)),
    /** The names of the stored secrets that will be removed. */
    removed: z.array(z.string().max(40)).max(10),
  })
  .refine(({ kind, fields }) => fieldsOf(kind).every(([name, { isSecret }]) => !isSecret || !(name in fields)));
export type ChannelFormDraft = z.infer<typeof channelDraftSchema>;

/** More forms than are ever left filled in. */
const MOST_CHANNEL_DRAFTS = 50;

/**
 * What the user typed and didn't send. The main process holds it while it is typed, so that it survives the page, and
 * writes it down when the app ends.
 */
export const draftsSchema = z.object({
  note: noteDraftSchema.nullable().default(null),
  environment: environmentDraftSchema.nullable().default(null),
  /** One for each form that was left; the one that was changed last comes last. */
  channels: z.array(channelDraftSchema).max(MOST_CHANNEL_DRAFTS).default([]),
});
export type Drafts = z.infer<typeof draftsSchema>;

/** A change of some drafts; null drops one, and those that aren't named stay. The forms of channels are sent together. */
export const draftsPatchSchema = z.strictObject({
  note: noteDraftSchema.nullable().optional(),
  environment: environmentDraftSchema.nullable().optional(),
  channels: z.array(channelDraftSchema).max(MOST_CHANNEL_DRAFTS).optional(),
});

/** Which form of a channel a draft is of: that of a stored channel, or that of a new one of some kind. */
export function formOf({ channelId, kind }: Pick<ChannelFormDraft, 'channelId' | 'kind'>): string {
  return channelId ?? kind;
}
