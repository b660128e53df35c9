import type { Environment } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import type { Activity } from '../activity/activity';
import type { Environments } from '../environments/environments';
import { isFromSource, type EnvironmentList } from '../lists/environment-list';
import type { EnvironmentLists } from '../lists/environment-lists';
import type { Clock } from '../ports/ports';
import type { HandledReview } from '../reminders/handled-review';
import { wait } from '../sync/back-off';
import { DOUBT_MS, readBelieved } from '../sync/doubt';
import type { SyncAttempt } from '../sync/sync';
import type { EarlierNumbers, FetchedNumbers, NumbersSource } from '../lists/numbers-source';

export interface BelievedListsParts {
  clock: Clock;
  environments: Pick<Environments, 'get'>;
  lists: Pick<EnvironmentLists, 'get'>;
  source: Pick<NumbersSource, 'fetchEnvironment'>;
  activity: Pick<Activity, 'goneIds'>;
  handled: Pick<HandledReview, 'of'>;
}

/** Asks for lists until they can be believed, each compared with the last one of its environment. */
interface BelievedLists {
  /** What a list is compared with; null where it answers another question, or is the first. */
  earlierOf(environment: Environment): Promise<EarlierNumbers | null>;
  /** The list that an answer was compared with, where it is still the last one. */
  comparedWith(environment: Environment, earlier: EarlierNumbers | null): EnvironmentList | null;
  /** @throws {AppError} whatever keeps it from being fetched; cancelled, also where `last` is not the last list any more */
  fetchBelieved(
    environment: Environment,
    last: EnvironmentList | null,
    attempt: [AbortSignal, Parameters<SyncAttempt>[2]],
  ): Promise<FetchedNumbers>;
}

export function createBelievedLists(parts: BelievedListsParts): BelievedLists {
  const { clock, environments, lists, source, activity, handled } = parts;

  async function earlierOf(environment: Environment): Promise<EarlierNumbers | null> {
    const list = lists.get(environment.id);
    if (!list || !isFromSource(list, environment, clock.now())) return null;
    const { chunks, fetchedAt } = list;
    const goneIds = await activity.goneIds(environment.id, list);
    return { chunks: [...chunks], goneIds, handled: handled.of(environment), fetchedAt };
  }

  function isSameQuestion({ id, baseUrl, scope }: Environment): boolean {
    const now = environments.get(id);
    return now.baseUrl === baseUrl && JSON.stringify(now.scope) === JSON.stringify(scope);
  }

  return {
    earlierOf,
    comparedWith(environment, earlier) {
      const last = lists.get(environment.id);
      return last && earlier?.fetchedAt === last.fetchedAt ? last : null;
    },
    async fetchBelieved(environment, last, [signal, onStep]) {
      const earlier = await earlierOf(environment);
      const fetch = async () => {
        // the environment may have been changed in the meantime, and its token must not go to the server it had before
        const isSame = !signal.aborted && lists.get(environment.id) === last && isSameQuestion(environment);
        if (!isSame) throw new AppError('cancelled');
        const onProgress = (progress: Parameters<typeof onStep>[0]['progress']) => onStep({ progress });
        return source.fetchEnvironment(environment, signal, { before: earlier, onProgress });
      };
      if (!earlier || !last) return fetch();
      return readBelieved({
        before: last.count,
        async ask() {
          const fetched = await fetch();
          return { ...fetched, missingIds: fetched.changes?.activity?.gone ?? [] };
        },
        async waitInDoubt(missing) {
          onStep({ progress: null, doubt: { missing } });
          await wait(DOUBT_MS, clock, signal);
        },
      });
    },
  };
}
