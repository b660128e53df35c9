import { talkoverAddress } from '../../shared/talkover-address';
import { useAppStore } from '../stores/app';
import { useFeedbackStore } from '../stores/feedback';

/** Whether an environment has an address in Talkover that can be opened: sample data has none. */
export function canOpenTalkover(environmentId: string | null): boolean {
  const environment = environmentId === null ? null : useAppStore().environment(environmentId);
  return environment !== null && talkoverAddress(environment) !== null;
}

/** Those of some environments that can be opened in Talkover, each once, as a menu asks which of them: by id, with their names. */
export function openableInTalkover(environmentIds: Iterable<string>): { key: string; label: string }[] {
  const app = useAppStore();
  const ids = [...new Set(environmentIds)].filter(canOpenTalkover);
  return ids.map((id) => ({ key: id, label: app.environment(id)!.name }));
}

/** Opens an environment in Talkover, in the user's browser. */
export function openTalkover(environmentId: string): void {
  void useFeedbackStore().attempt('talkover.open', { environmentId });
}
