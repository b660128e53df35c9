import { z } from 'zod';
import type { Drafts } from '../../../../../shared/drafts';
import { ENVIRONMENT_COLORS } from '../../../../../shared/environment';
import { FIRST_STEPS, FIRST_STEPS_PHASES } from '../../../../../shared/first-steps';
import { COPY_SEPARATORS, COPY_SPELLINGS, DEFAULT_COPY_FORMAT } from '../../../../../shared/numbers/copy-format';
import { VIEW_NAMES, type Session } from '../../../../../shared/settings';
import { channelDraftSchema } from './channel';
import { scopeSchema } from './environment';
import type { Tolerant } from './tolerant';
import { listViewSchemas } from './saved-view';

export function sessionSchema(tolerant: Tolerant): z.ZodType<Session> {
  const { or, object, list, record, flag } = tolerant;
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
    fileFolders: record(z.string(), z.string()),
    trayExplained: flag(false),
    firstSteps: object({ phase: or(z.enum(FIRST_STEPS_PHASES), 'before'), done: list(z.enum(FIRST_STEPS)) }),
    drafts: draftsSchema(tolerant),
    remindersPausedUntil: or(z.union([z.number(), z.literal('forever')]).nullable(), null),
  });
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
    plainSort: sort,
    plainColumns: columns,
    plainGroupBy: groupBy,
  });
}

function draftsSchema(tolerant: Tolerant): z.ZodType<Drafts> {
  const { or, object, list } = tolerant;
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
    channels: list(channelDraftSchema(tolerant)),
  });
}
