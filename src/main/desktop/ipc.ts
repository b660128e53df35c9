import { ipcMain, MessageChannelMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { AppError, reportOf } from '../../shared/app-error';
import type { BridgeEvent, ListMessage } from '../../shared/bridge/events';
import { IPC } from '../../shared/bridge/ipc-channels';
import type { RequestName } from '../../shared/bridge/requests';
import type { Core } from '../core/app/core';
import { isOwnPage } from './page-session';

/** Connects the core with the page of the window. */
export interface PageConnection {
  /** A window was made; its page is the one that is listened to from now on. */
  attach(contents: WebContents): void;
}

/**
 * @param home the address of our own page; requests from anywhere else are refused
 * @param onPainted hears that the page shows something, and takes keys
 */
export function connectPage(core: Core, home: string, onPainted: () => void): PageConnection {
  let page: WebContents | null = null;
  /** Says that the page is gone; null until it has asked for something, and so listens to events. */
  let closePage: (() => void) | null = null;
  /** Where the user wants to go, until there is a page to lead there. */
  let destination: Extract<BridgeEvent, { type: 'navigate' }> | null = null;
  let closeList = (): void => undefined;

  function isFromPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
    const frame = event.senderFrame;
    return event.sender === page && frame !== null && frame === page.mainFrame && isOwnPage(frame.url, home);
  }

  function forget(): void {
    closePage?.();
    closePage = null;
    closeList();
    // without a page the app does not hear that the network is back; then the back-off tries
    core.setOnline(true);
  }

  const send = (event: BridgeEvent) => page?.send(IPC.event, event);

  core.onEvent((event) => {
    if (event.type === 'navigate' && !closePage) destination = event;
  });

  ipcMain.handle(IPC.request, (event, name: unknown, input: unknown) => {
    if (!isFromPage(event))
      return { ok: false, error: reportOf(new AppError('bad_request', { values: { name: '' } })) };
    const answer = core.answer(name, input);
    closePage ??= core.openPage(send);
    if (destination) send(destination);
    destination = null;
    if (name === ('page.painted' satisfies RequestName)) onPainted();
    return answer;
  });

  ipcMain.on(IPC.list, (event) => {
    if (!isFromPage(event)) return;
    closeList();
    const { port1, port2 } = new MessageChannelMain();
    event.sender.postMessage(IPC.list, null, [port2]);
    const list = core.openList((message: ListMessage) => port1.postMessage(message));
    port1.on('message', ({ data }: { data: unknown }) => typeof data === 'number' && list.taken(data));
    port1.start();
    closeList = () => {
      closeList = () => undefined;
      list.close();
      port1.close();
    };
  });

  ipcMain.on(IPC.network, (event, online: unknown) => {
    if (isFromPage(event) && typeof online === 'boolean') core.setOnline(online);
  });

  return {
    attach(contents) {
      forget();
      page = contents;
      contents.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) forget();
      });
      contents.on('render-process-gone', forget);
      contents.once('destroyed', () => {
        if (page !== contents) return;
        page = null;
        forget();
      });
    },
  };
}
