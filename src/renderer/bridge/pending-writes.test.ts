import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BridgeEvent } from '../../shared/bridge/events';
import { request } from './bridge-client';
import { debounceWrite, flushBeforeLeaving, flushWrites } from './pending-writes';

const listeners = vi.hoisted(() => [] as ((event: BridgeEvent) => void)[]);
vi.mock('./bridge-client', () => ({
  transport: { onEvent: (listener: (event: BridgeEvent) => void) => listeners.push(listener) },
  request: vi.fn(),
}));

const pageListeners: Record<string, () => void> = {};
const addEventListener = (type: string, listener: () => void) => (pageListeners[type] = listener);
const blurred = vi.fn();
class FakeElement {
  blur = blurred;
}
const page = { visibilityState: 'visible', activeElement: new FakeElement(), addEventListener };
vi.stubGlobal('HTMLElement', FakeElement);
vi.stubGlobal('document', page);
vi.stubGlobal('window', { addEventListener });

/** A write that ends when the test says so. */
function slowWrite() {
  const ends: (() => void)[] = [];
  const write = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  return { write, end: () => ends.shift()?.() };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  listeners.length = 0;
  vi.mocked(request).mockReset().mockResolvedValue(undefined);
});

describe('a debounced write', () => {
  it('is written once, when it was not asked for again for a while', async () => {
    const write = vi.fn(() => Promise.resolve());
    const { soon } = debounceWrite(600, write);
    soon();
    await vi.advanceTimersByTimeAsync(599);
    soon();
    await vi.advanceTimersByTimeAsync(599);
    expect(write).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(write).toHaveBeenCalledOnce();
    await flushWrites();
    expect(write).toHaveBeenCalledOnce();
  });

  it('is written by a flush that waits for it, and not again by its timer', async () => {
    const { write, end } = slowWrite();
    debounceWrite(600, write).soon();
    const done = vi.fn();
    void flushWrites().then(done);
    await settle();
    expect(write).toHaveBeenCalledOnce();
    expect(done).not.toHaveBeenCalled();
    end();
    await vi.advanceTimersByTimeAsync(600);
    expect(done).toHaveBeenCalled();
    expect(write).toHaveBeenCalledOnce();
  });

  it('is waited for where its timer began it already', async () => {
    const { write, end } = slowWrite();
    debounceWrite(600, write).soon();
    await vi.advanceTimersByTimeAsync(600);
    const done = vi.fn();
    void flushWrites().then(done);
    await settle();
    expect(done).not.toHaveBeenCalled();
    end();
    await settle();
    expect(done).toHaveBeenCalled();
    expect(write).toHaveBeenCalledOnce();
  });

  it('is written again when it was asked for while it was written', async () => {
    const { write, end } = slowWrite();
    const { soon } = debounceWrite(600, write);
    soon();
    await vi.advanceTimersByTimeAsync(600);
    soon();
    end();
    await settle();
    void flushWrites();
    expect(write).toHaveBeenCalledTimes(2);
    end();
    await settle();
  });

  it('holds up no other where it is refused', async () => {
    debounceWrite(600, () => Promise.reject(new Error('disk full'))).soon();
    const write = vi.fn(() => Promise.resolve());
    debounceWrite(600, write).soon();
    await flushWrites();
    expect(write).toHaveBeenCalledOnce();
  });
});

describe('leaving the page', () => {
  it('answers main once all is written, the field that the user is in included', async () => {
    flushBeforeLeaving();
    const { write, end } = slowWrite();
    debounceWrite(600, write).soon();
    listeners.forEach((listener) => listener({ type: 'flush', flush: 7 }));
    await settle();
    expect(blurred).toHaveBeenCalled();
    expect(request).not.toHaveBeenCalled();
    end();
    await settle();
    expect(vi.mocked(request).mock.calls).toEqual([['page.flushed', { flush: 7 }]]);
  });

  it.each(['pagehide', 'visibilitychange'])('notices %s too', async (event) => {
    flushBeforeLeaving();
    const write = vi.fn(() => Promise.resolve());
    debounceWrite(60_000, write).soon();
    page.visibilityState = 'hidden';
    pageListeners[event]?.();
    expect(write).toHaveBeenCalledOnce();
    await settle();
    pageListeners[event]?.();
    await settle();
    expect(write).toHaveBeenCalledOnce();
  });
});
