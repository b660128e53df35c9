import { AppError } from '../../../shared/app-error';
import type { APP_REQUESTS } from '../../../shared/bridge/requests/app';
import type { AppState } from '../../../shared/bridge/state';
import { talkoverAddress } from '../../../shared/talkover-address';
import type { Environments } from '../environments/environments';
import type { FirstView } from '../pages/first-view';
import type { Pages } from '../pages/pages';
import type { Shell } from '../ports/ports';
import type { Handlers } from './answer-request';

const LINKS = {
  'api-tokens': 'https://app.talkover.ai',
  'api-reference': 'https://docs.talkover.ai',
} as const;

export interface AppHandlerParts {
  shell: Shell;
  environments: Pick<Environments, 'get'>;
  firstView: FirstView;
  pages: Pages;
  state: () => AppState;
}

/** What each request about the app as a whole does. */
export function createAppHandlers(parts: AppHandlerParts): Handlers<typeof APP_REQUESTS> {
  const { shell, environments, firstView, pages, state } = parts;
  return {
    'state.get': () => state(),
    'page.painted': () => firstView.painted(),
    'page.flushed': ({ flush }) => pages.flushed(flush),
    'link.open': ({ link }) => shell.openExternal(LINKS[link]),
    'talkover.open'({ environmentId }) {
      const address = talkoverAddress(environments.get(environmentId));
      if (address === null) throw new AppError('bad_request', { values: { name: 'talkover.open' } });
      return shell.openExternal(address);
    },
  };
}
