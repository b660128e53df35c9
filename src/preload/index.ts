import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Bridge } from '../shared/bridge/bridge';
import type { BridgeEvent } from '../shared/bridge/events';
import type { Answer, RequestInput, RequestName } from '../shared/bridge/requests';
import { IPC } from '../shared/bridge/ipc-channels';

const bridge: Bridge = {
  request: <N extends RequestName>(name: N, input: RequestInput<N>) =>
    ipcRenderer.invoke(IPC.request, name, input) as Promise<Answer<N>>,
  onEvent(listener) {
    const listen = (_: IpcRendererEvent, event: BridgeEvent): void => listener(event);
    ipcRenderer.on(IPC.event, listen);
    return () => void ipcRenderer.off(IPC.event, listen);
  },
};
contextBridge.exposeInMainWorld('talkover', bridge);

// A MessagePort cannot pass through contextBridge, so the page and this script hand it over by messages.
window.addEventListener('message', (event) => {
  const own = event.source === window && event.origin === location.origin;
  if (own && event.data === 'talkover:list-wanted') ipcRenderer.send(IPC.list);
});
ipcRenderer.on(IPC.list, (event) => window.postMessage('talkover:list-port', location.origin, [...event.ports]));

// Electron's main process is not told of network changes; a page is, hidden or not.
window.addEventListener('online', () => ipcRenderer.send(IPC.network, true));
window.addEventListener('offline', () => ipcRenderer.send(IPC.network, false));
