import type { Sandbox } from '../src/sandbox/server';

/** Another price for ten numbers. */
export function changeTen(sandbox: Sandbox, run: number): void {
  sandbox.change((list) =>
    list.map((number, index) =>
      index % Math.ceil(list.length / 10) === run % 7 ? { ...number, current_price: run + 0.5 } : number,
    ),
  );
}

/** Opens the list anew and waits until it is on screen. */
export async function crossing(): Promise<{ whole: number; longest: number }> {
  window.bench.longTasks.length = 0;
  const start = performance.now();
  const whole = await new Promise<number>((resolve) => {
    const onPort = (event: MessageEvent<unknown>): void => {
      const port = event.ports[0];
      if (event.data !== 'talkover:list-port' || !port) return;
      window.removeEventListener('message', onPort);
      port.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => {
        if (data.type === 'end') void window.bench.afterPaint().then(() => resolve(performance.now() - start));
      });
    };
    window.addEventListener('message', onPort);
    window.postMessage('talkover:list-wanted', location.origin);
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { whole, longest: Math.max(0, ...window.bench.longTasks) };
}

/** Looks on at what main sends from now on. */
export async function watchPatches(): Promise<void> {
  const opened = new Promise<void>((resolve) => {
    const onPort = (event: MessageEvent<unknown>): void => {
      const port = event.ports[0];
      if (event.data !== 'talkover:list-port' || !port) return;
      window.removeEventListener('message', onPort);
      const { onmessage } = port; // the app's own
      port.onmessage = (message: MessageEvent<{ type: string; put?: string[]; gone?: string[] }>) => {
        const at = performance.now();
        onmessage?.call(port, message);
        if (message.data.type === 'end') resolve();
        if (message.data.type !== 'patch') return;
        const put = (message.data.put ?? []).map((chunk) => (JSON.parse(chunk) as { count: number }).count);
        window.bench.onPatch({ at, rows: put.reduce((sum, count) => sum + count, message.data.gone?.length ?? 0) });
      };
    };
    window.addEventListener('message', onPort);
  });
  window.postMessage('talkover:list-wanted', location.origin);
  await opened;
}

/** Fetches, and waits until what differs is on screen. */
export async function fetched(): Promise<{ page: number; inAll: number; rows: number }> {
  const asked = performance.now();
  const heard = new Promise<{ at: number; rows: number }>((resolve) => (window.bench.onPatch = resolve));
  const done = window.talkover?.request('sync.now', { accountId: null });
  const { at, rows } = await heard;
  await window.bench.afterPaint();
  const end = performance.now();
  await done; // or the next fetch would be this one
  return { page: end - at, inAll: end - asked, rows };
}
