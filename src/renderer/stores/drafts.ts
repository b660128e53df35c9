import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { RequestInput } from '../../shared/bridge/requests';
import { draftsSchema, formOf, type ChannelFormDraft, type Drafts } from '../../shared/drafts';
import { isSameNumber, type NumberRef } from '../../shared/numbers/number-ref';
import { request } from '../bridge/bridge-client';
import { editLabelsAndNotes } from './edit-labels';
import { useAppStore } from './app';

/** What was typed and not sent, here and in the page before this one. Main keeps a copy, which outlives the page. */
export const useDraftsStore = defineStore('drafts', () => {
  const drafts = shallowRef<Drafts>(useAppStore().state?.drafts ?? draftsSchema.parse({}));

  function put(patch: RequestInput<'drafts.put'>): void {
    drafts.value = { ...drafts.value, ...patch };
    // a draft that main refuses is still in its field
    request('drafts.put', patch).catch(() => undefined);
  }

  /** The form of a channel changed. */
  function putChannel(draft: ChannelFormDraft): void {
    put({ channels: [...othersThan(formOf(draft)), draft] });
  }

  /** The form of a channel was sent or cancelled. */
  function dropChannel(form: string): void {
    put({ channels: othersThan(form) });
  }

  function othersThan(form: string): ChannelFormDraft[] {
    return drafts.value.channels.filter((one) => formOf(one) !== form);
  }

  /** The note of a number is saved; what was typed since stays. */
  function dropNote(of: NumberRef, text: string): void {
    if (isSameNumber(drafts.value.note, of) && drafts.value.note?.text === text) put({ note: null });
  }

  /** Saves the note that the page before this one was left with. */
  async function saveLeftNote(): Promise<void> {
    const { note } = drafts.value;
    if (!note) return;
    const { environmentId, numberId, number, formatted, text } = note;
    const isSaved = await editLabelsAndNotes(environmentId, [
      { change: { note: text }, numbers: [{ numberId, number, formatted }] },
    ]);
    if (isSaved && drafts.value.note === note) put({ note: null });
  }

  return { drafts, put, putChannel, dropChannel, dropNote, saveLeftNote };
});
