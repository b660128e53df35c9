import { expect, it } from 'vitest';
import { createFirstView, type FirstView } from './first-view';
import { createManualClock } from '../testing/manual-clock';

/** What came of work that waits, as far as it has come. */
function follow(view: FirstView): () => string {
  let what = 'waits';
  view.over().then(
    () => (what = 'began'),
    (error: { code: string }) => (what = error.code),
  );
  return () => what;
}

it('keeps nothing back where no page is expected', async () => {
  const clock = createManualClock(0);
  const work = follow(createFirstView(clock));
  await clock.advance(0);
  expect(work()).toBe('began');
});

it.each<[string, number, (view: FirstView) => void, string]>([
  ['until the page has painted', 0, (view) => view.painted(), 'began'],
  ['for five seconds where the page says nothing', 1, () => undefined, 'began'],
  ['permanently where the app ends before', 0, (view) => view.stop(), 'cancelled'],
])('keeps back %s', async (_, furtherMs, happens, outcome) => {
  const clock = createManualClock(0);
  const view = createFirstView(clock);
  view.expect();
  const work = follow(view);
  await clock.advance(4_999);
  expect(work()).toBe('waits');
  happens(view);
  await clock.advance(furtherMs);
  expect(work()).toBe(outcome);
  await clock.advance(0);
  expect(clock.pending().length).toBe(0);
});
