import { localDay } from '../../../../shared/calendar/calendar-day';
import type { SavedView } from '../../../../shared/saved-view';
import { runYielding } from '../../async/yielding';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import type { Clock } from '../../ports/ports';
import { foundByAny, questionOf, type QueryGround, type SavedViewsQuestion } from './found-by-saved-views';
import type { LocalFacts } from './local-facts';

export interface SavedViewScopeOptions extends QueryGround {
  clock: Clock;
  /** BCP 47; country names are searched in it. */
  locale: () => string;
  savedViews: () => readonly SavedView[];
  lists: { get(environmentId: string): { fetchedAt: number } | null };
  facts: LocalFacts;
  /** Other renewals are spoken of than before. */
  onChange(): void;
  /** A question could not be asked, so that its view limits nothing. */
  onProblem(error: unknown): void;
}

/** Which renewals are spoken of: all, or where views drive reminders, those of the numbers that one of them finds. */
export interface SavedViewScope {
  /** Of those that are coming. While it is worked out again, what was found before counts. */
  narrow(coming: readonly ComingRenewal[]): readonly ComingRenewal[];
  /** The same, worked out at once. */
  narrowed(coming: readonly ComingRenewal[]): Promise<readonly ComingRenewal[]>;
  /** Resolves when it is worked out for what is coming. */
  ready(coming: readonly ComingRenewal[]): Promise<void>;
}

export function createSavedViewScope(options: SavedViewScopeOptions): SavedViewScope {
  let asked: { coming: readonly ComingRenewal[]; key: string } | null = null;
  let found: readonly ComingRenewal[] = [];
  let work = Promise.resolve();

  const driving = () => options.savedViews().filter(({ reminds }) => reminds);
  const today = () => localDay(options.clock.now());

  /** Null where it can't be found out: then nothing is limited, since no renewal may be missed because of this. */
  async function ask(views: readonly SavedView[]): Promise<SavedViewsQuestion | null> {
    try {
      return await questionOf(views, options);
    } catch (error) {
      options.onProblem(error);
      return null;
    }
  }

  /** What is not understood of a query limits nothing; a view of which nothing is understood finds all. */
  async function findAll(coming: readonly ComingRenewal[]): Promise<readonly ComingRenewal[]> {
    const question = await ask(driving());
    if (question === null || question.findsAll) return coming;
    const environments = [...new Set(coming.map(({ environment }) => environment))];
    const kept = new Set<ComingRenewal>();
    for (const environment of environments) {
      const own = coming.filter((item) => item.environment === environment);
      try {
        const terms = question.queries.flat();
        const lost = options.facts.lost(terms);
        if (lost) throw lost;
        const known = await options.facts.of(environment, terms);
        const context = {
          environmentId: environment.id,
          fetchedOn: localDay(options.lists.get(environment.id)?.fetchedAt ?? options.clock.now()),
          today: today(),
          locale: options.locale(),
        };
        const numbers = own.map(({ number }) => number);
        const found = await runYielding(foundByAny(numbers, question, known, context));
        own.forEach((item, index) => found[index] === true && kept.add(item));
      } catch (error) {
        // nothing may be missed because of this
        options.onProblem(error);
        own.forEach((item) => kept.add(item));
      }
    }
    return coming.filter((item) => kept.has(item));
  }

  async function answer(question: NonNullable<typeof asked>): Promise<void> {
    const result = await findAll(question.coming);
    if (asked !== question) return; // another question has overtaken this one
    found = result;
    options.onChange();
  }

  function narrow(coming: readonly ComingRenewal[]): readonly ComingRenewal[] {
    const views = driving();
    if (views.length === 0) {
      asked = null;
      return coming;
    }
    const key = JSON.stringify([views.map(({ query }) => query), options.facts.version(), today(), options.locale()]);
    if (asked?.coming !== coming || asked.key !== key) {
      asked = { coming, key };
      work = answer(asked);
    }
    return found;
  }

  return {
    narrow,
    narrowed: async (coming) => (driving().length === 0 ? coming : findAll(coming)),
    async ready(coming) {
      narrow(coming);
      for (let last: Promise<void> | null = null; last !== work;) {
        last = work;
        await last;
      }
    },
  };
}
