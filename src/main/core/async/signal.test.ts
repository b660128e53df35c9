import { expect, it } from 'vitest';
import { createSignal } from './signal';

it('a signal reaches its listeners each time, in the order in which they were added', () => {
  const heard: string[] = [];
  const signal = createSignal();
  signal.emit();
  signal.on(() => heard.push('first'));
  signal.on(() => heard.push('second'));
  expect(heard).toEqual([]);
  signal.emit();
  signal.emit();
  expect(heard).toEqual(['first', 'second', 'first', 'second']);
});
