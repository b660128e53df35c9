import { z } from 'zod';
import { ENVIRONMENT_COLORS, isAllowedBaseUrl, NO_FILTERS, type Environment } from '../../../../../shared/environment';
import { NUMBER_TYPES } from '../../../../../shared/numbers/phone-number';
import type { Tolerant } from './tolerant';

export function environmentSchema(tolerant: Tolerant): z.ZodType<Environment> {
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

export function scopeSchema({ or }: Tolerant) {
  const filter = or(z.boolean().nullable(), null);
  return z.object({
    type: or(z.enum(NUMBER_TYPES).nullable(), null),
    has_voice: filter,
    has_whatsapp: filter,
    search: or(z.string().nullable(), null),
  });
}
