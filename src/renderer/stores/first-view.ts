import { watch } from 'vue';
import { request } from '../bridge/bridge-client';
import { useAppStore } from './app';
import { useListStore } from './list';

/** A list that comes within this time, in milliseconds, is part of what is painted first. */
const SHORT_WHILE_MS = 100;

/** Resolves when the list is there, or takes longer than an empty view may be kept back for it. */
export function listOrShortWhile(): Promise<void> {
  return new Promise((resolve) => {
    whenListIsThere(resolve);
    setTimeout(resolve, SHORT_WHILE_MS);
  });
}

/** Tells main once the numbers are painted, or whatever is shown where there are none: it has put off its other work. */
export function tellWhenPainted(): void {
  whenListIsThere(() =>
    requestAnimationFrame(() => {
      // the first task behind a frame comes when that is painted
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        // a page that cannot reach main says so itself, and main does not wait for ever
        request('page.painted', undefined).catch(() => undefined);
      };
      port2.postMessage(null);
    }),
  );
}

function whenListIsThere(then: () => void): void {
  const [app, list] = [useAppStore(), useListStore()];
  const isThere = () => app.failure !== null || !list.loading;
  if (isThere()) return then();
  // once what comes of it is on the page, too
  const stop = watch(
    isThere,
    () => {
      stop();
      then();
    },
    { flush: 'post' },
  );
}
