import { computed, onBeforeUnmount, ref } from 'vue';
import type { ErrorReport } from '../../../shared/app-error';
import type { EnvironmentDto } from '../../../shared/bridge/state';
import { sentences } from '../../../shared/i18n/lists';
import { reportOfFailure, request } from '../../bridge/bridge-client';
import { useAppStore } from '../../stores/app';
import { useDraftsStore } from '../../stores/drafts';
import { useFeedbackStore } from '../../stores/feedback';
import { useFormDraft } from '../../stores/form-draft';
import { useViewStore } from '../../stores/view';
import { t } from '../../lib/t';
import { detailsOf, draftOf, keptOf, problemsOf, restored, type DraftProblems } from './environment-draft';

/** How a connection attempt ended: with how many numbers, null where nothing had to be synced, and with a new token or not. */
export interface Saved {
  count: number | null;
  hasNewToken: boolean;
}

/** What is entered into the form of an environment. @param environment the one to change; null for a new one */
function useEnvironmentDraft(environment: EnvironmentDto | null, close: () => void) {
  const app = useAppStore();
  const drafts = useDraftsStore();
  const view = useViewStore();

  const environmentId = environment?.id ?? null;
  const begun = draftOf(environment, app.state?.environments);
  const stored = () => {
    const { environment: left } = drafts.drafts;
    return left?.environmentId === environmentId ? left : null;
  };
  return useFormDraft({
    key: `environment ${environmentId ?? 'new'}`,
    begun,
    restored: restored(begun, stored()),
    keptOf: (fields) => keptOf(environmentId, fields),
    stored,
    put: (entries) => drafts.put({ environment: entries }),
    drop: () => drafts.put({ environment: null }),
    hasSecrets: ({ token }) => token !== '',
    clearSecrets: (fields) => (fields.token = ''),
    isThere: () => environmentId === null || app.environment(environmentId) !== null,
    exceptSecrets: t('environment.left.token'),
    reopen: () => view.showSettings({ kind: 'edit-environment', environmentId }),
    close,
  });
}

/** Tries a connection, or saves it; what main answers stays in the form's place, with all that was entered. */
export function useEnvironmentForm(
  environment: EnvironmentDto | null,
  held: () => 'kept' | 'elsewhere' | 'none',
  keep: () => 'keychain' | 'session',
  close: () => void,
) {
  const feedback = useFeedbackStore();
  const { draft, drop, discard, sent } = useEnvironmentDraft(environment, close);
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
    const name = what === 'test' ? 'environment.test' : environmentId ? 'environment.update' : 'environment.add';
    try {
      const answer = await ask(draft.value.token.trim() || null);
      feedback.worked(name);
      return answer;
    } catch (error) {
      failure.value = reportOfFailure(error);
      if (!isThere) feedback.fail(name, error);
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
