import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { createSerial } from '../../shared/async/serial';
import { t } from '../lib/t';
import { useFeedbackStore } from './feedback';

/**
 * What came of undoing or redoing a step. `partly` and `stale`: some, or all, of it was changed again since and is left
 * alone. `failed`: the user was told why, and the step can be tried again.
 */
export type StepOutcome = 'done' | 'partly' | 'stale' | 'failed';

type Way = 'undo' | 'redo';

/** Something that was done and can be undone. It restores single values, so it may be undone before later steps. */
export interface UndoStep {
  /** What was done, as a short sentence without a full stop. */
  words: string;
  /** Whether it changes something that is seen now; one that doesn't is passed over. The default is true. */
  isSeen?: () => boolean;
  undo: () => StepOutcome | Promise<StepOutcome>;
  redo: () => StepOutcome | Promise<StepOutcome>;
  /** What is said afterwards, in place of the general words; null for these. */
  said?: () => string | null;
}

/** The most steps that can be undone. */
const MOST_STEPS = 200;

/** Everything that was done in this page and can be undone, across all views: one stack for keys, toast and palette. */
export const useUndoStore = defineStore('undo', () => {
  const feedback = useFeedbackStore();

  const done = shallowRef<readonly UndoStep[]>([]);
  const undone = shallowRef<readonly UndoStep[]>([]);
  /** One step after the other, so that pressing the key twice undoes two steps. */
  const serial = createSerial();
  const edits = ref(0);

  const isSeen = (step: UndoStep) => step.isSeen?.() ?? true;
  const next = computed(() => done.value.findLast(isSeen) ?? null);
  const nextRedo = computed(() => undone.value.findLast(isSeen) ?? null);
  const canUndo = computed(() => next.value !== null || edits.value > 0);

  /** Remembers a step; what was undone before can no longer be redone. @param replaces a step it continues, if still the last */
  function push(step: UndoStep, replaces: UndoStep | null = null): void {
    const kept = replaces !== null && isLast(replaces) ? done.value.slice(0, -1) : done.value;
    done.value = [...kept, step].slice(-MOST_STEPS);
    undone.value = [];
  }

  /**
   * Makes an edit that pushes its step once main has answered. Undo and redo that are asked for meanwhile wait for it, so
   * that a fast user doesn't undo the step before it.
   */
  function during<T>(edit: () => Promise<T>): Promise<T> {
    edits.value += 1;
    const made = edit().finally(() => (edits.value -= 1));
    void serial(() => Promise.allSettled([made]));
    return made;
  }

  /** As {@link push}, and says so in a toast that offers to undo it. */
  function offer(step: UndoStep, replaces: UndoStep | null = null): void {
    push(step, replaces);
    feedback.offer(step.words, t('undo.label'), () => void undoStep(step));
  }

  function isLast(step: UndoStep): boolean {
    return done.value.at(-1) === step;
  }

  /** Undoes the last step, or the last of those that match. */
  async function undo(matches: (step: UndoStep) => boolean = isSeen): Promise<void> {
    await serial(() => go('undo', done.value.findLast(matches)));
  }

  async function redo(matches: (step: UndoStep) => boolean = isSeen): Promise<void> {
    await serial(() => go('redo', undone.value.findLast(matches)));
  }

  /** Undoes one step, whatever was done after it. Resolves with whether it can be undone no more. */
  function undoStep(step: UndoStep): Promise<boolean> {
    return serial(() => go('undo', done.value.includes(step) ? step : undefined));
  }

  async function go(way: Way, step: UndoStep | undefined): Promise<boolean> {
    if (!step) return true;
    const outcome = await step[way]();
    if (outcome === 'failed') return false;
    const [from, to] = way === 'undo' ? [done, undone] : [undone, done];
    from.value = from.value.filter((one) => one !== step);
    if (outcome !== 'stale') to.value = [...to.value, step];
    feedback.say(wordsFor(way, step, outcome));
    return true;
  }

  return { done, undone, next, nextRedo, canUndo, push, during, offer, isLast, undo, redo, undoStep };
});

function wordsFor(way: Way, step: UndoStep, outcome: Exclude<StepOutcome, 'failed'>): string {
  if (outcome === 'stale') return t(`undo.${way}.stale`);
  if (outcome === 'partly') return t(`undo.${way}.partly`, { what: step.words });
  return step.said?.() ?? t(`undo.${way}.done`, { what: step.words });
}
