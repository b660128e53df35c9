import type { Account, ApiFilters } from '../../shared/account';
import { AppError } from '../../shared/app-error';
import type { PhoneNumber } from '../../shared/phone-number';
import { withRetries } from './back-off';
import type { SampleServer } from './sample-server';
import type { Clock, Fetch } from './surroundings';
import { createTalkoverApi } from './talkover-api';
import type { TokenVault } from './token-vault';

const ATTEMPTS = 3;

export interface FetchedNumbers {
  numbers: PhoneNumber[];
  /** Records without an id or a number, which could not be kept. */
  setAside: number;
  /** Epoch ms. */
  fetchedAt: number;
}

/** Where numbers come from: an account's API with its token, or the embedded sandbox for sample data. */
export interface NumbersSource {
  /** As the account's sync does: all within its scope, or within other filters. @throws {AppError} */
  fetchAccount(account: Account, signal: AbortSignal, filters?: ApiFilters): Promise<FetchedNumbers>;
  /** With a server and token that belong to no account yet; not retried, because somebody waits. @throws {AppError} */
  fetchFrom(
    from: { baseUrl: string; token: string; filters: ApiFilters },
    signal: AbortSignal,
  ): Promise<FetchedNumbers>;
}

export function createNumbersSource(options: {
  fetch: Fetch;
  clock: Clock;
  random: () => number;
  vault: TokenVault;
  sample: SampleServer;
}): NumbersSource {
  const { clock, random, vault, sample } = options;
  const api = createTalkoverApi({ fetch: options.fetch, clock });

  async function accessTo(account: Account): Promise<{ baseUrl: string; token: string }> {
    if (account.kind === 'sample') return sample.access();
    const token = await vault.read(account.id);
    if (token === null) throw new AppError('token_missing');
    return { baseUrl: account.baseUrl, token };
  }

  return {
    async fetchAccount(account, signal, filters = account.scope) {
      const access = await accessTo(account);
      return withRetries(() => api.listPhoneNumbers({ ...access, filters, signal }), {
        clock,
        random,
        attempts: ATTEMPTS,
        signal,
      });
    },
    fetchFrom: (from, signal) => api.listPhoneNumbers({ ...from, signal }),
  };
}
