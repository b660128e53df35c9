import { expect, it, vi } from 'vitest';
import { REQUESTS, type RequestInput } from '../../shared/bridge/requests';
import { createFailureReports } from './page-failures';

function reports() {
  const sent: RequestInput<'page.failed'>[] = [];
  const request = vi.fn((_: string, input: RequestInput<'page.failed'>) => {
    sent.push(input);
    return Promise.reject(new Error('main is gone'));
  });
  const clock = { now: 0 };
  const report = createFailureReports({ request } as never, () => clock.now);
  return { report, sent, clock };
}

it('sends what main takes, whatever was thrown', () => {
  const { report, sent } = reports();
  const loop = new Error('x'.repeat(5_000));
  loop.cause = loop;
  loop.name = 'N'.repeat(200);
  loop.stack = 's'.repeat(20_000);
  for (const thrown of [
    loop,
    undefined,
    null,
    'text',
    { a: 1 },
    Object.create(null),
    Object.assign(new Error('e'), { code: 'c'.repeat(200) }),
  ]) {
    report('script', thrown);
  }
  expect(sent).toHaveLength(7);
  for (const input of sent) expect(REQUESTS['page.failed'].input.safeParse(input).success).toBe(true);
  expect(sent[0]?.errors).toHaveLength(5);
});

it('lists the causes, and stops where they end', () => {
  const { report, sent } = reports();
  report('promise', new Error('outer', { cause: new TypeError('inner', { cause: 'root' }) }));
  expect(sent[0]?.errors.map(({ name, message }) => [name, message])).toEqual([
    ['Error', 'outer'],
    ['TypeError', 'inner'],
    ['string', 'root'],
  ]);
});

it('sends ten a minute', () => {
  const { report, sent, clock } = reports();
  for (let turn = 0; turn < 50; turn++) report('script', new Error('again'));
  expect(sent).toHaveLength(10);
  clock.now = 60_000;
  report('script', new Error('later'));
  expect(sent).toHaveLength(11);
});
