import {
  accountDetailsSchema,
  DEFAULT_BASE_URL,
  NO_FILTERS,
  tokenSchema,
  type AccountDetails,
} from '../../../shared/account';
import { t } from '../../t';

/** What stands in the form: what the user typed, right or wrong. */
export interface AccountDraft extends AccountDetails {
  /** Empty where the held one is kept. */
  token: string;
}

type DraftField = 'name' | 'baseUrl' | 'token' | 'search';
export type DraftProblems = Partial<Record<DraftField, string>>;

/** What the form begins with, for a new account or for one that is there. */
export function draftOf(account: AccountDetails | null): AccountDraft {
  if (!account) return { name: '', color: 'teal', baseUrl: DEFAULT_BASE_URL, scope: { ...NO_FILTERS }, token: '' };
  const { name, color, baseUrl, scope } = account;
  return { name, color, baseUrl, scope: { ...scope }, token: '' };
}

/** What is wrong with a draft, by field; empty if nothing is. */
export function problemsOf(draft: AccountDraft, mayKeepToken: boolean): DraftProblems {
  const { shape } = accountDetailsSchema;
  const isKept = mayKeepToken && draft.token === '';
  return {
    ...(!shape.name.safeParse(draft.name).success && { name: t('account.invalid.name') }),
    ...(!shape.baseUrl.safeParse(draft.baseUrl).success && { baseUrl: t('error.bad_base_url') }),
    ...(!isKept && !tokenSchema.safeParse(draft.token).success && { token: t('error.bad_token') }),
    ...(!shape.scope.shape.search.safeParse(draft.scope.search).success && { search: t('account.invalid.search') }),
  };
}

/** The part of a draft that is no secret. A blank search is none. */
export function detailsOf({ name, color, baseUrl, scope }: AccountDraft): AccountDetails {
  return { name, color, baseUrl, scope: { ...scope, search: scope.search?.trim() ? scope.search : null } };
}
