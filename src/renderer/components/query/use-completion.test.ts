import { ref, shallowReactive } from 'vue';
import { expect, it } from 'vitest';
import { sampleNumber } from '../../../shared/testing/sample';
import { prepareColumns } from '../../../shared/query/columns';
import { parseQuery } from '../../../shared/query/language/parse';
import { useCompletion } from './use-completion';

const CONTEXT = { environmentId: 'a', fetchedOn: 20_000, today: 20_000, locale: 'en' };

/** A list in which more numbers are in the first country than in the second. */
function columnsOf(often: string, seldom: string) {
  const countries = [often, often, seldom];
  const numbers = countries.map((country_code, index) => sampleNumber({ id: String(index), country_code }));
  return prepareColumns(numbers, CONTEXT);
}

it('keeps the proposal that the arrows chose when a sync puts the list in another order', () => {
  const text = 'country:';
  const queries = shallowReactive({
    text,
    parsed: parseQuery(text),
    isEmpty: false,
    lastStep: null,
    lastUndone: null,
    columns: columnsOf('DE', 'FR'),
    type: () => undefined,
    replace: () => undefined,
    clear: () => undefined,
    undo: () => Promise.resolve(),
    redo: () => Promise.resolve(),
  });
  const { proposals, chosen, show, move } = useCompletion(queries, ref(text.length));
  show();
  move(1);
  expect(proposals.value[chosen.value]?.value).toBe('DE');
  queries.columns = columnsOf('FR', 'DE');
  expect(proposals.value[0]?.value).toBe('FR');
  expect(proposals.value[chosen.value]?.value).toBe('DE');
  move(1);
  expect(chosen.value).toBe(-1);
});
