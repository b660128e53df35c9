import type { Environment, EnvironmentDetails, ApiFilters } from '../../../shared/environment';
import { NO_FILTERS } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import type { ParsedInput } from '../../../shared/bridge/requests';
import { translate } from '../../../shared/i18n/translate';
import type { Environments } from './environments';
import type { EarlierNumbers, FetchedNumbers, NumbersSource } from '../lists/numbers-source';
import type { TokenVault } from '../tokens/token-vault';

export interface EnvironmentChangesOptions {
  environments: Environments;
  vault: TokenVault;
  source: NumbersSource;
  /** What the list of a changed environment is compared with; null where it answers another question. */
  earlierOf(environment: Environment): Promise<EarlierNumbers | null>;
  /** A real environment was added; its list is not shown yet. */
  onConnected(): void;
  /** An environment was added, or its server, scope or token changed, and this is the list that it has now. */
  onFetched(environment: Environment, fetched: FetchedNumbers, earlier: EarlierNumbers | null): Promise<void>;
  /** Name or colour changed, nothing else. */
  onRenamed(environment: Environment): void;
  onRemoved(environmentId: string): Promise<void>;
}

/** Adding, changing and removing environments; a token is tried before it is kept. */
export interface EnvironmentChanges {
  test(input: ParsedInput<'environment.test'>): Promise<{ count: number; setAside: number }>;
  add(input: ParsedInput<'environment.add'>): Promise<{ environmentId: string; count: number }>;
  addSample(): Promise<{ environmentId: string }>;
  /** `count`: the numbers that were found; null where nothing had to be synced. */
  update(input: ParsedInput<'environment.update'>): Promise<{ count: number | null }>;
  remove(environmentId: string): Promise<void>;
}

export function createEnvironmentChanges(options: EnvironmentChangesOptions): EnvironmentChanges {
  const { environments, vault, source } = options;

  /** The token that an environment holds, if it is for this server. */
  async function heldToken(environmentId: string, baseUrl: string): Promise<string> {
    vault.askAgain();
    const token = await vault.read({ id: environments.get(environmentId).id, baseUrl });
    if (token === null) throw new AppError('token_missing');
    return token;
  }

  const fetchOnce = (baseUrl: string, filters: ApiFilters, token: string, before: EarlierNumbers | null = null) =>
    source.fetchFrom({ baseUrl, filters, token, before });

  return {
    async test({ environmentId, baseUrl, scope, token }) {
      if (token === null && environmentId === null) throw new AppError('token_missing');
      const used = token ?? (await heldToken(environmentId ?? '', baseUrl));
      const { count, setAside } = await fetchOnce(baseUrl, scope, used);
      return { count, setAside };
    },

    async add({ details, token, keep }) {
      const fetched = await fetchOnce(details.baseUrl, details.scope, token);
      const environment = await environments.add(details, 'live', (added) => vault.store(added, token, keep));
      options.onConnected();
      await options.onFetched(environment, fetched, null);
      return { environmentId: environment.id, count: fetched.count };
    },

    async addSample() {
      const existing = environments.list().find((environment) => environment.kind === 'sample');
      if (existing) return { environmentId: existing.id };
      const details: EnvironmentDetails = {
        name: translate('environment.sampleName'),
        color: 'violet',
        baseUrl: 'http://127.0.0.1',
        scope: NO_FILTERS,
      };
      const fetched: FetchedNumbers[] = [];
      const environment = await environments.add(details, 'sample', async (added) => {
        fetched.push(await source.fetchEnvironment(added, new AbortController().signal));
      });
      for (const list of fetched) await options.onFetched(environment, list, null);
      return { environmentId: environment.id };
    },

    async update({ environmentId, details, token, keep }) {
      const before = environments.get(environmentId);
      const sameSource =
        token === null &&
        before.baseUrl === details.baseUrl &&
        JSON.stringify(before.scope) === JSON.stringify(details.scope);
      if (sameSource || before.kind === 'sample') {
        options.onRenamed(environments.update(environmentId, { ...details, baseUrl: before.baseUrl }));
        return { count: null };
      }
      const used = token ?? (await heldToken(environmentId, details.baseUrl));
      const earlier = await options.earlierOf({ ...before, ...details });
      const fetched = await fetchOnce(details.baseUrl, details.scope, used, earlier);
      const after = await source.whileChanging(environmentId, async () => {
        const undo = token === null ? null : await vault.store({ id: environmentId, ...details }, token, keep);
        try {
          return environments.update(environmentId, details);
        } catch (error) {
          await undo?.();
          throw error;
        }
      });
      await options.onFetched(after, fetched, earlier);
      return { count: fetched.count };
    },

    remove: (environmentId) => environments.remove(environmentId, () => options.onRemoved(environmentId)),
  };
}
