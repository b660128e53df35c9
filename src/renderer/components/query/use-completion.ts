import { computed, ref, type Ref } from 'vue';
import { complete, type Completion, type Proposal } from '../../../shared/query/complete';
import type { QueryModel } from '../../stores/query-text';

/** The proposals under the search box: whether they are shown, which one is chosen, and what taking one does. */
export function useCompletion(queries: QueryModel, caret: Ref<number>) {
  const isWanted = ref(false);
  /** The user asked for them, and did not only type on. */
  const isAsked = ref(false);
  /** What the proposal that the arrows chose would insert: the list is created again with every sync. */
  const chosenInsert = ref<string | null>(null);

  const completion = computed<Completion | null>(() =>
    isWanted.value ? complete(queries.text, caret.value, queries.columns) : null,
  );
  const proposals = computed<Proposal[]>(() => completion.value?.proposals ?? []);
  /** The proposal that the arrows chose; -1 for none. */
  const chosen = computed(() => proposals.value.findIndex(({ insert }) => insert === chosenInsert.value));
  /** Between two words nothing is shown unasked, so that it covers nothing of the view. */
  const isOpen = computed(() => proposals.value.length > 0 && (isAsked.value || completion.value?.place !== 'gap'));

  /** Something was typed, or the user asks what there is: what was chosen before is not chosen now. */
  function show(asked = false): void {
    isWanted.value = true;
    isAsked.value = asked;
    chosenInsert.value = null;
  }

  function hide(): void {
    isWanted.value = false;
    chosenInsert.value = null;
  }

  /** Past either end stands the text itself, with none chosen. */
  function move(by: -1 | 1): void {
    const count = proposals.value.length + 1;
    chosenInsert.value = proposals.value[((chosen.value + 1 + by + count) % count) - 1]?.insert ?? null;
  }

  /** What Tab takes: what was chosen, or else the first where a key or the value behind one was begun. */
  function meant(): number {
    if (!isOpen.value || chosen.value >= 0) return chosen.value;
    const { place, start } = completion.value ?? { place: 'word', start: 0 };
    return (place === 'key' || place === 'value') && caret.value > start ? 0 : -1;
  }

  /** Writes a proposal into the query; where the caret goes then, or null where there is no such proposal. */
  function take(index: number): number | null {
    const proposal = proposals.value[index];
    if (!completion.value || !proposal) return null;
    const { start, end } = completion.value;
    queries.replace(queries.text.slice(0, start) + proposal.insert + queries.text.slice(end));
    // behind a key its values come next
    if (proposal.value === null) show();
    else hide();
    return start + proposal.insert.length;
  }

  return { proposals, chosen, isOpen, show, hide, move, meant, take };
}
