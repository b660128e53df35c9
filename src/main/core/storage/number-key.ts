import type { Environment } from '../../../shared/environment';

/**
 * Names a number permanently in what is kept about it: the record of reminders and the user's own choices. It is built of
 * the server and the API's id, not of the environment's local id, so that removing and adding an environment repeats nothing and
 * forgets nothing.
 */
export function numberKey(environment: Environment, numberId: string): string {
  return `${serverOf(environment)} ${numberId}`;
}

/** Where an environment's numbers live: a base URL, or the sample data. Without spaces. */
export function serverOf(environment: Environment): string {
  return environment.kind === 'sample' ? 'sample' : environment.baseUrl;
}
