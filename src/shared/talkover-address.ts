import { isAllowedBaseUrl, type Environment } from './environment';

/**
 * Where the user goes to act on a number of an environment: the web app on the environment's own origin. Talkover
 * documents no address for a single number, so there is none here. Null where there is nothing to open: sample data, or
 * a base URL that is neither https nor on this computer.
 */
export function talkoverAddress({ kind, baseUrl }: Pick<Environment, 'kind' | 'baseUrl'>): string | null {
  if (kind === 'sample' || !isAllowedBaseUrl(baseUrl)) return null;
  return `${new URL(baseUrl).origin}/`;
}
