import { realEnvironments, type Environment } from '../../../shared/environment';
import type { Session } from '../../../shared/settings';

type Choice = Pick<Session, 'activeEnvironmentId' | 'showsAll'>;

/** The environment that was chosen last, or the first where that one is gone. */
export function activeEnvironment(
  environments: readonly Environment[],
  { activeEnvironmentId }: Choice,
): Environment | null {
  return environments.find(({ id }) => id === activeEnvironmentId) ?? environments[0] ?? null;
}

/** Whether the numbers of all environments are shown together; a single one leaves nothing to put together. */
export function showsAll(environments: readonly Environment[], choice: Choice): boolean {
  return choice.showsAll && realEnvironments(environments).length > 1;
}

/** The environments whose numbers are shown. */
export function shownEnvironments(environments: readonly Environment[], choice: Choice): readonly Environment[] {
  if (showsAll(environments, choice)) return realEnvironments(environments);
  const active = activeEnvironment(environments, choice);
  return active ? [active] : [];
}
