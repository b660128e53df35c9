import { describe, expect, it, vi } from 'vitest';
import type { BridgeEvent } from '../../../shared/bridge/events';
import { createPages } from './pages';
import { promisesSettled } from '../../../shared/testing/promises-settled';
import { createManualClock } from '../testing/manual-clock';

function setUp(requestsSettled: () => Promise<unknown> = () => Promise.resolve()) {
  const clock = createManualClock(0);
  const pages = createPages(clock);
  /** A page, and the numbers of the flushes that it was asked for. */
  function open() {
    const asked: number[] = [];
    const send = (event: BridgeEvent) => event.type === 'flush' && asked.push(event.flush);
    return { asked, close: pages.openPage(send) };
  }
  const done = vi.fn();
  const flush = () => void pages.flush(requestsSettled).then(done);
  return { clock, pages, open, flush, done };
}

describe('a flush', () => {
  it('waits for every page, and ends at once where there is none', async () => {
    const { clock, pages, open, flush, done } = setUp();
    flush();
    await promisesSettled();
    expect(done).toHaveBeenCalledOnce();
    const [one, two] = [open(), open()];
    flush();
    pages.flushed(one.asked[0]!);
    await promisesSettled();
    expect(done).toHaveBeenCalledOnce();
    pages.flushed(two.asked[0]!);
    await promisesSettled();
    expect(done).toHaveBeenCalledTimes(2);
    expect(clock.pending()).toEqual([]);
  });

  it('does not wait for a page that is gone, nor ask it', async () => {
    const { open, flush, done } = setUp();
    const [before, during] = [open(), open()];
    before.close();
    flush();
    await promisesSettled();
    expect(done).not.toHaveBeenCalled();
    during.close(); // it crashed
    await promisesSettled();
    expect(done).toHaveBeenCalled();
    expect(before.asked).toEqual([]);
  });

  it('waits two seconds for a page that hangs, and no answer to another flush counts', async () => {
    const { clock, pages, open, flush, done } = setUp();
    const { asked } = open();
    flush();
    pages.flushed(asked[0]! + 1);
    await clock.advance(1_999);
    expect(done).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(done).toHaveBeenCalled();
  });

  it('waits for the requests that are under way behind the pages, as long as for these', async () => {
    let written = (): void => undefined;
    const { clock, pages, open, flush, done } = setUp(() => new Promise<void>((resolve) => (written = resolve)));
    const { asked } = open();
    flush();
    pages.flushed(asked[0]!);
    await promisesSettled();
    expect(done).not.toHaveBeenCalled();
    written();
    await promisesSettled();
    expect(done).toHaveBeenCalledOnce();
    flush();
    pages.flushed(asked[1]!);
    await clock.advance(2_000);
    expect(done).toHaveBeenCalledTimes(2);
  });
});

it('sends events to pages and other listeners until they are closed', () => {
  const { pages } = setUp();
  const [page, listener] = [vi.fn(), vi.fn()];
  const [closePage, stop] = [pages.openPage(page), pages.onEvent(listener)];
  const event: BridgeEvent = { type: 'flush', flush: 0 };
  pages.emit(event);
  closePage();
  stop();
  pages.emit(event);
  expect(page.mock.calls).toEqual([[event]]);
  expect(listener.mock.calls).toEqual([[event]]);
});
