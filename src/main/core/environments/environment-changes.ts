import type { Account, AccountDetails, ApiFilters } from '../../../shared/environment';
import { NO_FILTERS } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import type { ParsedInput } from '../../../shared/bridge/bridge';
import { translate } from '../../../shared/i18n/translate';
import type { Accounts } from './environments';
import type { FetchedNumbers, NumbersSource } from '../talkover/numbers-source';
import type { TokenVault } from '../tokens/token-vault';

export interface AccountChangesOptions {
  accounts: Accounts;
  vault: TokenVault;
  source: NumbersSource;
  /** An account is there, or its server, scope or token is another, and this is its first list. */
  onFetched(account: Account, fetched: FetchedNumbers): Promise<void>;
  /** Name or colour changed, nothing else. */
  onRenamed(account: Account): void;
  onRemoved(accountId: string): Promise<void>;
}

/** Adding, changing and removing environments; a token is tried before it is kept. */
export interface AccountChanges {
  test(input: ParsedInput<'account.test'>): Promise<{ count: number; setAside: number }>;
  add(input: ParsedInput<'account.add'>): Promise<{ accountId: string }>;
  addSample(): Promise<{ accountId: string }>;
  update(input: ParsedInput<'account.update'>): Promise<void>;
  remove(accountId: string): Promise<void>;
}

export function createAccountChanges(options: AccountChangesOptions): AccountChanges {
  const { accounts, vault, source } = options;

  /** The token an account holds, for the server it was given for only: another one must be told its own token. */
  async function heldToken(accountId: string, baseUrl: string): Promise<string> {
    const { origin } = new URL(accounts.get(accountId).baseUrl);
    if (new URL(baseUrl).origin !== origin) throw new AppError('token_for_other_server');
    const token = await vault.read(accountId);
    if (token === null) throw new AppError('token_missing');
    return token;
  }

  const fetchOnce = (baseUrl: string, filters: ApiFilters, token: string) =>
    source.fetchFrom({ baseUrl, filters, token }, AbortSignal.timeout(120_000));

  return {
    async test({ accountId, baseUrl, scope, token }) {
      if (token === null && accountId === null) throw new AppError('token_missing');
      const used = token ?? (await heldToken(accountId ?? '', baseUrl));
      const { count, setAside } = await fetchOnce(baseUrl, scope, used);
      return { count, setAside };
    },

    async add({ details, token, keep }) {
      const fetched = await fetchOnce(details.baseUrl, details.scope, token);
      const account = await accounts.add(details, 'live', (accountId) => vault.store(accountId, token, keep));
      await options.onFetched(account, fetched);
      return { accountId: account.id };
    },

    async addSample() {
      const existing = accounts.list().find((account) => account.kind === 'sample');
      if (existing) return { accountId: existing.id };
      const details: AccountDetails = {
        name: translate('account.sampleName'),
        color: 'violet',
        baseUrl: 'http://127.0.0.1',
        scope: NO_FILTERS,
      };
      const fetched: FetchedNumbers[] = [];
      const account = await accounts.add(details, 'sample', async (id) => {
        fetched.push(await source.fetchAccount({ ...details, id, kind: 'sample' }, AbortSignal.timeout(120_000)));
      });
      for (const list of fetched) await options.onFetched(account, list);
      return { accountId: account.id };
    },

    async update({ accountId, details, token, keep }) {
      const before = accounts.get(accountId);
      const sameSource =
        token === null &&
        before.baseUrl === details.baseUrl &&
        JSON.stringify(before.scope) === JSON.stringify(details.scope);
      if (sameSource || before.kind === 'sample') {
        options.onRenamed(accounts.update(accountId, { ...details, baseUrl: before.baseUrl }));
        return;
      }
      const fetched = await fetchOnce(
        details.baseUrl,
        details.scope,
        token ?? (await heldToken(accountId, details.baseUrl)),
      );
      const after = await source.whileChanging(accountId, async () => {
        const updated = accounts.update(accountId, details);
        try {
          if (token !== null) await vault.store(accountId, token, keep);
        } catch (error) {
          accounts.update(accountId, before); // a token must not meet a server that it is not for
          throw error;
        }
        return updated;
      });
      await options.onFetched(after, fetched);
    },

    async remove(accountId) {
      await accounts.remove(accountId);
      await options.onRemoved(accountId);
    },
  };
}
