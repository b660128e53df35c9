import type { APP_REQUESTS } from '../../../shared/bridge/requests/app';
import type { AppState } from '../../../shared/bridge/state';
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
  firstView: FirstView;
  pages: Pages;
  state: () => AppState;
}

/** What each request about the app as a whole does. */
export function createAppHandlers({ shell, firstView, pages, state }: AppHandlerParts): Handlers<typeof APP_REQUESTS> {
  return {
    'state.get': () => state(),
    'page.painted': () => firstView.painted(),
    'page.flushed': ({ flush }) => pages.flushed(flush),
    'link.open': ({ link }) => shell.openExternal(LINKS[link]),
  };
}
