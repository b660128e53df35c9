import { expect, it } from 'vitest';
import { REQUESTS } from '.';

const files = import.meta.glob<Record<string, object>>(['./*.ts', '!./index.ts', '!./*.test.ts'], { eager: true });

it('has every request of every room, and no name twice', () => {
  const names = Object.values(files).flatMap((file) =>
    Object.entries(file)
      .filter(([name]) => name.endsWith('_REQUESTS'))
      .flatMap(([, requests]) => Object.keys(requests)),
  );
  expect(names.length).toBeGreaterThan(0);
  expect(names.sort()).toEqual(Object.keys(REQUESTS).sort());
});
