import { computed, onBeforeUnmount, ref, watch } from 'vue';
import type { ErrorReport } from '../../../shared/app-error';
import type { EnvironmentView } from '../../../shared/bridge/state';
import { sentences } from '../../../shared/i18n/lists';
import { reportOfFailure, request } from '../../bridge/bridge-client';
import { useAppStore } from '../../stores/app';
import { useDraftsStore } from '../../stores/drafts';
import { useFeedbackStore } from '../../stores/feedback';
import { useViewStore } from '../../stores/view';
import { t } from '../../lib/t';
import { detailsOf, draftOf, keptOf, problemsOf, restored, type DraftProblems } from './environment-draft';

/** How a connection attempt ended: with how many numbers, null where nothing had to be synced, and with a new token or not. */
export interface Saved {
  count: number | null;
  hasNewToken: boolean;
}

/**
 * What is entered into the form of an environment. It is kept, except for the token, until it is sent or cancelled; a form
 * that goes away while there is something in it says so and offers a way back.
 * @param environment the one to change; null for a new one
 */
function useEnvironmentDraft(environment: EnvironmentView | null) {
  const app = useAppStore();
  const drafts = useDraftsStore();
  const feedback = useFeedbackStore();
  const view = useViewStore();

  const environmentId = environment?.id ?? null;
  const begun = draftOf(environment, app.state?.environments);
  const draft = ref(restored(begun, environmentId, drafts.drafts.environment));
  const untouched = JSON.stringify(keptOf(environmentId, begun));
  /** It was sent, or is being sent: nothing of it can be lost. */
  let isSent = false;
  feedback.withdraw(t('environment.left.back'));

  const kept = () => keptOf(environmentId, draft.value);
  const hasEntries = () => draft.value.token !== '' || JSON.stringify(kept()) !== untouched;

  // as text, so that the token, which isn't part of it, isn't followed either
  const stopKeeping = watch(
    () => JSON.stringify(kept()),
    () => drafts.put({ environment: kept() }),
  );

  function drop(): void {
    stopKeeping();
    drafts.put({ environment: null });
  }

  function reopen(): void {
    view.showSettings({ kind: 'edit-environment', environmentId });
  }

  function discard(): void {
    const entries = kept();
    const isWorthIt = hasEntries();
    isSent = true;
    drop();
    if (!isWorthIt) return;
    feedback.offer(t('environment.discarded'), t('environment.discarded.undo'), () => {
      drafts.put({ environment: entries });
      reopen();
    });
  }

  onBeforeUnmount(() => {
    const hadToken = draft.value.token !== '';
    const isThere = environmentId === null || app.environment(environmentId) !== null;
    if (!isSent && isThere && hasEntries())
      feedback.offer(t(hadToken ? 'environment.left.token' : 'environment.left'), t('environment.left.back'), reopen);
    draft.value.token = '';
  });

  return {
    draft,
    drop,
    discard,
    /** Whether what is entered is on its way to main. */
    sent: (is: boolean) => void (isSent = is),
  };
}

/** Tries a connection, or saves it; what main answers stays in the form's place, with all that was entered. */
export function useEnvironmentForm(
  environment: EnvironmentView | null,
  held: () => 'kept' | 'elsewhere' | 'none',
  keep: () => 'keychain' | 'session',
) {
  const feedback = useFeedbackStore();
  const { draft, drop, discard, sent } = useEnvironmentDraft(environment);
  const environmentId = environment?.id ?? null;

  const problems = ref<DraftProblems>({});
  const failure = ref<ErrorReport | null>(null);
  const found = ref<string | null>(null);
  const busy = ref<'test' | 'save' | null>(null);
  let isThere = true;
  onBeforeUnmount(() => (isThere = false));

  /** What Talkover says of single filters, and what is wrong with them before it is asked. */
  const scopeProblems = computed((): Record<string, string> => {
    const refused = Object.entries(failure.value?.fields ?? {}).map(([field, messages]) => [field, messages.join(' ')]);
    return {
      ...(Object.fromEntries(refused) as Record<string, string>),
      ...(problems.value.search && { search: problems.value.search }),
    };
  });

  async function send<T>(what: 'test' | 'save', ask: (token: string | null) => Promise<T>): Promise<T | null> {
    if (busy.value) return null;
    failure.value = null;
    found.value = null;
    problems.value = problemsOf(draft.value, held());
    const wrong = Object.keys(problems.value);
    // a trial connection needs no name
    if (what === 'test' ? wrong.some((field) => field !== 'name') : wrong.length > 0) return null;
    busy.value = what;
    try {
      return await ask(draft.value.token.trim() || null);
    } catch (error) {
      failure.value = reportOfFailure(error);
      if (!isThere) feedback.fail(error);
      return null;
    } finally {
      busy.value = null;
    }
  }

  async function test(): Promise<void> {
    await send('test', async (token) => {
      const { baseUrl, scope } = detailsOf(draft.value);
      const { count, setAside } = await request('environment.test', { environmentId, baseUrl, scope, token });
      const left = setAside > 0 ? t('environment.test.setAside', { count: setAside }) : '';
      found.value = sentences(t('environment.connected', { count }), left);
    });
  }

  /** Null where it wasn't saved. */
  async function save(): Promise<Saved | null> {
    const saved = await send('save', async (token) => {
      sent(true);
      const details = detailsOf(draft.value);
      const { count } = environmentId
        ? await request('environment.update', { environmentId, details, token, keep: keep() })
        : await request('environment.add', { details, token: token ?? '', keep: keep() });
      draft.value.token = '';
      drop();
      feedback.say(count === null ? t('environment.saved') : t('environment.connected', { count }));
      return { count, hasNewToken: token !== null };
    });
    if (!saved) sent(false);
    return saved;
  }

  return { draft, problems, scopeProblems, failure, found, busy, test, save, discard };
}
