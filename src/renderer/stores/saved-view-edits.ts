import type { Ref } from 'vue';
import type { RequestOutput } from '../../shared/bridge/requests';
import type { SavedView, SavedViewChange } from '../../shared/saved-view';
import { allOf, sentences } from '../../shared/i18n/lists';
import { t } from '../lib/t';
import { useFeedbackStore } from './feedback';
import { GONE, stepOf } from './turns';
import { useUndoStore, type StepOutcome, type UndoStep } from './undo';
import { dependentsOf } from './saved-view-dependents';

/**
 * What can be done with saved views, each of it undoable.
 *
 * @param views in the order they are shown in
 * @param chosenId the view that is looked at
 */
export function savedViewEdits(views: Readonly<Ref<readonly SavedView[]>>, chosenId: Ref<string | null>) {
  const feedback = useFeedbackStore();
  const undo = useUndoStore();

  /**
   * What the change doesn't name stays, whatever main has made of it since it was last heard of.
   * @param words what is said where it worked
   */
  function change(id: string, by: SavedViewChange, words: string): Promise<boolean> {
    const before = views.value.find((one) => one.id === id);
    return undo.during(async () => {
      if (!(await feedback.attempt('savedViews.change', { id, change: by }))) return false;
      if (before) undo.offer(changeStep(before, by, words));
      return true;
    });
  }

  function changeStep(before: SavedView, by: SavedViewChange, words: string): UndoStep {
    const { id } = before;
    const fields = Object.keys(by) as (keyof SavedViewChange)[];
    return stepOf({
      words,
      turns: fields.map((field) => ({ field, before: before[field], after: by[field] })),
      now: ({ field }) => views.value.find((one) => one.id === id)?.[field] ?? GONE,
      send: (turns, to) =>
        feedback.attempt('savedViews.change', {
          id,
          change: Object.fromEntries(turns.map((turn) => [turn.field, turn[to]])),
        }),
    });
  }

  /** @returns where it is then, from 0, among the views as they are shown; null where it was not moved */
  function move(id: string, by: number): Promise<number | null> {
    return undo.during(() => moveBy(id, by));
  }

  async function moveBy(id: string, by: number): Promise<number | null> {
    const from = placeOf(id);
    const place = (await feedback.ask('savedViews.move', { id, by }))?.place ?? null;
    if (place === null || place === from) return place;
    const { name = '' } = views.value.find((one) => one.id === id) ?? {};
    const words = t('savedViews.saidPlace', { name, place: place + 1, count: views.value.length });
    undo.offer({ words, undo: () => moveTo(id, from), redo: () => moveTo(id, place) });
    return place;
  }

  const placeOf = (id: string) => views.value.findIndex((one) => one.id === id);

  async function moveTo(id: string, place: number): Promise<StepOutcome> {
    if (placeOf(id) < 0) return 'stale';
    return (await feedback.ask('savedViews.move', { id, by: place - placeOf(id) })) === null ? 'failed' : 'done';
  }

  return { change, move, ...presences(views, chosenId) };
}

/** Views that come and go: said with what ends with them, and undone as they were. */
function presences(views: Readonly<Ref<readonly SavedView[]>>, chosenId: Ref<string | null>) {
  const feedback = useFeedbackStore();
  const undo = useUndoStore();

  /** Deletes at once, and offers to undo that. */
  function remove(gone: SavedView): Promise<void> {
    const whole = presence(gone.id);
    return undo.during(async () => {
      const words = saidRemoved(gone);
      if ((await whole.remove()) !== 'done') return;
      undo.offer({ words, undo: whole.putBack, redo: whole.remove });
    });
  }

  /**
   * Says that a view was saved, and offers to undo that, which says what else ends with the view.
   * @param before the view that was looked at, changed, until then; null for all numbers
   */
  function offerSaved({ id, name }: SavedView, before: string | null): void {
    const whole = presence(id);
    let ended: string | null = null;
    undo.offer({
      words: t('savedViews.saidSaved', { name }),
      async undo() {
        const view = views.value.find((one) => one.id === id);
        ended = view && whatEndsWith(view) !== '' ? saidRemoved(view) : null;
        const isBack = chosenId.value === id && (before === null || views.value.some((one) => one.id === before));
        // before the view is gone, so that what is shown stays as it is, with its changes
        if (isBack) chosenId.value = before;
        const outcome = await whole.remove();
        if (isBack && outcome === 'failed' && chosenId.value === before) chosenId.value = id;
        return outcome;
      },
      redo() {
        ended = null;
        return whole.putBack();
      },
      said: () => ended,
    });
  }

  /** Takes a view away and puts it back as it was, at its place. */
  function presence(id: string) {
    let removed: RequestOutput<'savedViews.remove'> = null;

    async function take(): Promise<StepOutcome> {
      const answer = await feedback.ask('savedViews.remove', { id });
      if (answer === null) return feedback.hasFailed('savedViews.remove') ? 'failed' : 'stale';
      removed = answer;
      return 'done';
    }

    async function putBack(): Promise<StepOutcome> {
      if (!removed) return 'stale';
      return (await feedback.attempt('savedViews.put', removed)) ? 'done' : 'failed';
    }

    return { remove: take, putBack };
  }

  return { remove, offerSaved };
}

/** Says that a view was deleted, and what ends with it; asked before it is. */
function saidRemoved(view: SavedView): string {
  const { name } = view;
  const ends = whatEndsWith(view);
  return ends === '' ? t('savedViews.deleted', { name }) : sentences(t('savedViews.saidDeleted', { name }), ends);
}

/** In sentences; empty where nothing does. */
function whatEndsWith(view: SavedView): string {
  const { limitsReminders, channels, files } = dependentsOf([view]);
  return sentences(
    limitsReminders ? t('savedViews.ends.limit') : '',
    channels.length > 0 ? t('savedViews.ends.channels', { count: channels.length, channels: allOf(channels) }) : '',
    files.length > 0 ? t('savedViews.ends.files', { files: files.length }) : '',
  );
}
