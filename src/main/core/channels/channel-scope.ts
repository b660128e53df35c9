import { AppError } from '../../../shared/app-error';
import { localDay } from '../../../shared/calendar/calendar-day';
import type { Channel } from '../../../shared/channels/channel';
import type { Environment } from '../../../shared/environment';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import type { SavedView } from '../../../shared/saved-view';
import { runYielding } from '../async/yielding';
import type { EnvironmentLists } from '../lists/environment-lists';
import type { Clock } from '../ports/ports';
import type { LocalFacts } from '../reminders/plan/local-facts';
import {
  foundByAny,
  questionOf,
  type QueryGround,
  type SavedViewsQuestion,
} from '../reminders/plan/found-by-saved-views';
import type { ComingRenewal } from '../renewals/renewal-summary';
import type { NumberWorker } from '../worker/number-worker';
import { unpackNumbers } from '../worker/unpack-numbers';

export interface ChannelScopeOptions extends QueryGround {
  clock: Clock;
  /** BCP 47; country names are searched in it. */
  locale: () => string;
  savedViews: () => readonly SavedView[];
  lists: Pick<EnvironmentLists, 'get'>;
  worker: Pick<NumberWorker, 'findNumbers'>;
  facts: LocalFacts;
}

/**
 * Which numbers a channel tells of: all, or those that its saved view finds. Unlike the limit of reminders on this
 * computer, a view that is gone or cannot be asked stops the channel: others must not learn of numbers that are none of
 * their business.
 */
export interface ChannelScope {
  /** @throws {AppError} channel_view_gone, channel_view_unclear, or what keeps the view from being asked */
  narrow(channel: Channel, coming: readonly ComingRenewal[]): Promise<readonly ComingRenewal[]>;
  /** Which numbers with some ids it finds in the list of an environment. @throws {AppError} as `narrow` */
  finds(channel: Channel, environment: Environment, numberIds: readonly string[]): Promise<ReadonlySet<string>>;
}

export function createChannelScope(options: ChannelScopeOptions): ChannelScope {
  /** What was last found for each channel, and for which question. */
  const answers = new Map<string, { coming: readonly ComingRenewal[]; key: string; found: readonly ComingRenewal[] }>();
  const today = () => localDay(options.clock.now());

  async function questionOfChannel({ savedViewId }: Channel): Promise<SavedViewsQuestion> {
    const view = options.savedViews().find(({ id }) => id === savedViewId);
    if (!view) throw new AppError('channel_view_gone');
    // what is not understood would be left out, and the rest of the query find more than the view
    const question = await questionOf([view], options);
    if (question.unclear.length > 0) throw new AppError('channel_view_unclear', { values: { name: view.name } });
    return question;
  }

  async function passing(environment: Environment, numbers: readonly PhoneNumber[], question: SavedViewsQuestion) {
    const known = await options.facts.of(environment, question.queries.flat());
    const fetchedOn = localDay(options.lists.get(environment.id)?.fetchedAt ?? options.clock.now());
    const context = { environmentId: environment.id, fetchedOn, today: today(), locale: options.locale() };
    const found = await runYielding(foundByAny(numbers, question, known, context));
    return numbers.filter((_, row) => found[row]);
  }

  return {
    async narrow(channel, coming) {
      if (channel.savedViewId === null) return coming;
      const question = await questionOfChannel(channel);
      const key = JSON.stringify([question, options.facts.version(), today(), options.locale()]);
      const last = answers.get(channel.id);
      if (last?.coming === coming && last.key === key) return last.found;
      const kept = new Set<PhoneNumber>();
      for (const environment of new Set(coming.map((item) => item.environment))) {
        const own = coming.filter((item) => item.environment === environment).map(({ number }) => number);
        for (const number of await passing(environment, own, question)) kept.add(number);
      }
      const found = coming.filter(({ number }) => kept.has(number));
      answers.set(channel.id, { coming, key, found });
      return found;
    },
    async finds(channel, environment, numberIds) {
      if (channel.savedViewId === null) return new Set(numberIds);
      const question = await questionOfChannel(channel);
      const list = options.lists.get(environment.id);
      if (!list) return new Set();
      const found = await options.worker.findNumbers({ chunks: [...list.chunks], ids: [...numberIds] });
      const numbers = await passing(environment, await unpackNumbers(found), question);
      return new Set([...numbers].map(({ id }) => id));
    },
  };
}
