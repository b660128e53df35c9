import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished, vi } from 'vitest';

/** Watches a function of `node:fs/promises`, for the code that imports it by name too, until the test is over. */
export function spyOnFiles<F extends 'link' | 'open' | 'rm'>(name: F) {
  const spy = vi.spyOn(fs, name);
  syncBuiltinESMExports();
  onTestFinished(() => {
    spy.mockRestore();
    syncBuiltinESMExports();
  });
  return spy;
}
