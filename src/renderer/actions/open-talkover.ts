import { talkoverAddress } from '../../shared/talkover-address';
import { useAppStore } from '../stores/app';
import { useFeedbackStore } from '../stores/feedback';

/** Whether an environment has an address in Talkover that can be opened: sample data has none. */
export function canOpenTalkover(environmentId: string | null): boolean {
  const environment = environmentId === null ? null : useAppStore().environment(environmentId);
  return environment !== null && talkoverAddress(environment) !== null;
}

/** The one environment that numbers are of, where it can be opened in Talkover; null where they are of several. */
export function talkoverEnvironmentOf(environmentIds: Iterable<string>): string | null {
  const [only, ...others] = new Set(environmentIds);
  return only !== undefined && others.length === 0 && canOpenTalkover(only) ? only : null;
}

/** Opens an environment in Talkover, in the user's browser. */
export function openTalkover(environmentId: string): void {
  void useFeedbackStore().attempt('talkover.open', { environmentId });
}
