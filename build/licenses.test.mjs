import { describe, expect, it } from 'vitest';
import { bundledLicenses } from './licenses.mjs';
import { ROOT } from './root.mjs';

describe('the licenses of what the app is shipped with', () => {
  const all = bundledLicenses(ROOT);
  const names = all.map(({ name }) => name);

  it('are those of what its sources import, and of what these need', () => {
    expect(names).toEqual(expect.arrayContaining(['vue', '@vue/runtime-dom', 'naive-ui', 'ws', 'electron']));
    expect(names).not.toEqual(expect.arrayContaining(['vitest']));
    for (const tool of ['vitest', 'electron-builder', '@electron/get', 'eslint', 'typescript', 'fast-check', 'node'])
      expect(names, tool).not.toContain(tool);
  });

  it('are known for every package, nearly always with their text', () => {
    expect(all.filter(({ license }) => license === 'unknown')).toEqual([]);
    const without = all.filter(({ text }) => text === '').length;
    expect(without).toBeLessThan(all.length / 4);
  });
});
