import {
  baseUrlSchema,
  ENVIRONMENT_COLORS,
  environmentDetailsSchema,
  DEFAULT_BASE_URL,
  NO_FILTERS,
  tokenSchema,
  type EnvironmentDetails,
} from '../../../shared/environment';
import type { EnvironmentDraft } from '../../../shared/drafts';
import { sentences } from '../../../shared/i18n/lists';
import { cleanToken } from '../../../shared/pasted';
import { t } from '../../lib/t';

/** What stands in the form: what the user typed, right or wrong. */
export interface EnvironmentFields extends EnvironmentDetails {
  /** Empty where the held one is kept. */
  token: string;
}

type DraftField = 'name' | 'baseUrl' | 'token' | 'search';
export type DraftProblems = Partial<Record<DraftField, string>>;

/**
 * What the form starts with, for a new environment or an existing one.
 * @param others the existing environments: a new one gets a name and, as long as there is one, a color that none of them
 *   has, so that only the token has to be entered
 */
export function draftOf(
  environment: EnvironmentDetails | null,
  others: readonly EnvironmentDetails[] = [],
): EnvironmentFields {
  if (!environment) {
    const used = others.map((other) => other.color);
    const color = ENVIRONMENT_COLORS.find((one) => !used.includes(one)) ?? ENVIRONMENT_COLORS[0];
    return { name: unusedName(others), color, baseUrl: DEFAULT_BASE_URL, scope: { ...NO_FILTERS }, token: '' };
  }
  const { name, color, baseUrl, scope } = environment;
  return { name, color, baseUrl, scope: { ...scope }, token: '' };
}

function unusedName(others: readonly EnvironmentDetails[]): string {
  const used = new Set(others.map(({ name }) => name));
  const first = t('environment.name.first');
  if (!used.has(first)) return first;
  let number = 2;
  while (used.has(t('environment.name.next', { number }))) number++;
  return t('environment.name.next', { number });
}

/** Whether what the form says under Advanced differs from what most users need, so that it must be seen. */
export function hasAdvanced({ baseUrl, scope }: EnvironmentFields): boolean {
  return baseUrl !== DEFAULT_BASE_URL || Object.values(scope).some((filter) => filter !== null);
}

/**
 * What is kept of a form that isn't sent, as it was typed: everything but the token. Plain values, since a reactive proxy
 * can't be sent to main.
 */
export function keptOf(
  environmentId: string | null,
  { name, color, baseUrl, scope }: EnvironmentFields,
): EnvironmentDraft {
  return { environmentId, name, color, baseUrl, scope: { ...scope } };
}

/** The form as it was left, still without a token; as it begins where it wasn't left. */
export function restored(begun: EnvironmentFields, kept: EnvironmentDraft | null): EnvironmentFields {
  if (!kept) return begun;
  const { name, color, baseUrl, scope } = kept;
  return { name, color, baseUrl, scope: { ...scope }, token: '' };
}

/** Whether a held token may stand for an empty field: it is for the server it was entered for, and for no other. */
export function isForServer(held: { baseUrl: string }, baseUrl: string): boolean {
  const { data } = baseUrlSchema.safeParse(baseUrl);
  return data !== undefined && new URL(held.baseUrl).origin === new URL(data).origin;
}

/** What tokens begin with in Talkover's reference, which doesn't promise it. */
const USUAL_START = 'talq_';

/**
 * Says what is meant by a base URL and a token that were pasted with more around them, and that a token looks like none;
 * undefined where there is nothing to say.
 */
export function pasteHints({ baseUrl, token }: EnvironmentFields): Partial<Record<'baseUrl' | 'token', string>> {
  const server = baseUrlSchema.safeParse(baseUrl).data ?? baseUrl;
  const meant = tokenSchema.safeParse(token).data;
  const isCleaned = meant !== undefined && cleanToken(token) !== token;
  // the first letters of a token that is being typed say nothing yet
  const isUnusual = meant !== undefined && !meant.startsWith(USUAL_START) && !USUAL_START.startsWith(meant);
  const said = sentences(
    isCleaned ? t('environment.tokenCleaned') : '',
    isUnusual ? t('environment.tokenUnusual') : '',
  );
  return {
    ...(server !== baseUrl && { baseUrl: t('environment.baseUrlCleaned', { baseUrl: server }) }),
    ...(said !== '' && { token: said }),
  };
}

/**
 * What is wrong with a draft, by field; empty if nothing is.
 * @param held what an empty token field stands for: the stored token, one that belongs to another server, or none
 */
export function problemsOf(draft: EnvironmentFields, held: 'kept' | 'elsewhere' | 'none'): DraftProblems {
  const { shape } = environmentDetailsSchema;
  const isEmpty = draft.token.trim() === '';
  const isKept = held === 'kept' && isEmpty;
  const missing = held === 'elsewhere' ? 'error.token_for_other_server' : 'environment.invalid.token';
  return {
    ...(!shape.name.safeParse(draft.name).success && { name: t('environment.invalid.name') }),
    ...(!shape.baseUrl.safeParse(draft.baseUrl).success && { baseUrl: t('error.bad_base_url') }),
    ...(!isKept && !tokenSchema.safeParse(draft.token).success && { token: t(isEmpty ? missing : 'error.bad_token') }),
    ...(!shape.scope.shape.search.safeParse(draft.scope.search).success && { search: t('environment.invalid.search') }),
  };
}

/** The part of a draft that is no secret. A blank search is none. */
export function detailsOf({ name, color, baseUrl, scope }: EnvironmentFields): EnvironmentDetails {
  return { name, color, baseUrl, scope: { ...scope, search: scope.search?.trim() ? scope.search : null } };
}
