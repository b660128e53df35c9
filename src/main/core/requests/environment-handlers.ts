import type { ENVIRONMENT_REQUESTS } from '../../../shared/bridge/requests/environments';
import type { EnvironmentChanges } from '../environments/environment-changes';
import type { Handlers } from './answer-request';

export interface EnvironmentHandlerParts {
  changes: EnvironmentChanges;
  /** Null shows all. */
  select(environmentId: string | null): void;
}

/** What each request about environments does. */
export function createEnvironmentHandlers(parts: EnvironmentHandlerParts): Handlers<typeof ENVIRONMENT_REQUESTS> {
  const { changes } = parts;
  return {
    'environment.test': (input) => changes.test(input),
    'environment.add': (input) => changes.add(input),
    'environment.addSample': () => changes.addSample(),
    'environment.update': (input) => changes.update(input),
    'environment.remove': ({ environmentId }) => changes.remove(environmentId),
    'environment.select': ({ environmentId }) => parts.select(environmentId),
  };
}
