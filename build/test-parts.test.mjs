import { describe, expect, it } from 'vitest';
import { allParts, duration, electronLine, quickParts, report } from './test-parts.mjs';

const names = (lanes) => lanes.map((lane) => lane.map(({ name }) => name));
const command = (lanes, wanted) => lanes.flat().find(({ name }) => name === wanted).command;

describe('the parts of the tests', () => {
  it('are the end-to-end tests, and all the others next to them', () => {
    expect(names(allParts())).toEqual([['end-to-end'], ['eslint', 'prettier', 'knip', 'cycles', 'types', 'unit']]);
  });

  it('are for a quick run the files that changed', () => {
    const lanes = quickParts(['README.md', 'src/a.ts', 'src/B.vue'], 'abc');
    expect(command(lanes, 'eslint').slice(-2)).toEqual(['src/a.ts', 'src/B.vue']);
    expect(command(lanes, 'prettier').slice(-3)).toEqual(['README.md', 'src/a.ts', 'src/B.vue']);
    expect(command(lanes, 'unit')).toContain('--changed=abc');
  });

  it('need no lint where nothing changed that is linted', () => {
    expect(names(quickParts(['README.md'], 'abc'))).toEqual([['types', 'knip', 'cycles', 'prettier'], ['unit']]);
    expect(names(quickParts([], 'abc'))).toEqual([['types', 'knip', 'cycles'], ['unit']]);
  });
});

describe('the report', () => {
  const part = (name, code, electron = null) => ({ name, code, ms: 65_400, electron });

  it('names what failed, the time of each part, and whether the tests ran in Electron', () => {
    expect(
      report([part('end-to-end', 1, 'Without the tests in Electron: there is no display.'), part('unit', 0)], 90_000),
    ).toBe(
      [
        '✘ end-to-end  1 min 05 s',
        '✓ unit        1 min 05 s',
        'Without the tests in Electron: there is no display.',
        'Failed: end-to-end after 1 min 30 s.',
      ].join('\n'),
    );
    expect(report([part('unit', 0)], 1_000)).toContain('All passed after 0 min 01 s.');
  });

  it.each([
    ['end-to-end', 'With the tests in Electron: /opt/electron.', 'With the tests in Electron: /opt/electron.'],
    ['end-to-end', 'Running 3 tests', null],
    ['knip', 'Without the tests in Electron: there is no display.', null],
  ])('takes from %s what it says about Electron: %s', (part, line, found) => {
    expect(electronLine(part, `first\n${line}\nlast`)).toBe(found);
  });

  it.each([
    [59_499, '0 min 59 s'],
    [59_500, '1 min 00 s'],
  ])('says %d ms as %s', (ms, said) => {
    expect(duration(ms)).toBe(said);
  });
});
