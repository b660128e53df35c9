import { describe, expect, it } from 'vitest';
import { describeRun, failuresIn, planRuns, readOptions, summary } from './test-repeat-plan.mjs';

const linux = { cores: 4, canHoldToCores: true };
const elsewhere = { cores: 4, canHoldToCores: false };
const plan = (args, machine = linux) => planRuns(readOptions(args, machine));

describe('the plan of repeated runs', () => {
  it('runs each suite under each combination of conditions, each time in another order', () => {
    const runs = plan(['2', '--seed', '100']);
    expect(runs.filter(({ suite }) => suite === 'unit')).toHaveLength(2 * 4);
    expect(runs.filter(({ suite }) => suite === 'e2e')).toHaveLength(2 * 8);
    expect(runs.map(({ seed }) => seed)).toEqual(runs.map((_, index) => 100 + index));
    expect(new Set(runs.slice(0, 12).map((run) => describeRun({ ...run, seed: 0 }))).size).toBe(12);
  });

  it('holds a run and what disturbs it to the same cores', () => {
    const [run] = plan(['1', '--suites', 'unit', '--cores', '2', '--busy', 'yes', '--seed', '7']);
    expect(run.command('/tmp/report.json').slice(0, 3)).toEqual(['taskset', '-c', '0,1']);
    expect(run.command('/tmp/report.json')).toEqual(
      expect.arrayContaining(['vitest', '--sequence.seed=7', '--outputFile=/tmp/report.json']),
    );
    expect(run.busy).toEqual([['taskset', '-c', '0,1', 'node', '-e', 'for (;;);']]);
  });

  it('takes half of all cores where it cannot choose some', () => {
    const [run] = plan(['1', '--suites', 'e2e', '--busy', 'yes', '--slowdown', '6'], elsewhere);
    expect(run.command('report', 'folder')[0]).toBe('node');
    expect(run.busy).toHaveLength(2);
    expect(run.env).toEqual({ PAGE_SLOWDOWN: '6' });
  });

  it('runs only the files and shells that are asked for', () => {
    const args = [
      '1',
      '--cores',
      '1',
      '--busy',
      'no',
      '--slowdown',
      '1',
      '--shells',
      'chromium',
      'e2e/page/query.test.ts',
    ];
    const runs = plan(args);
    expect(runs.map(({ suite }) => suite)).toEqual(['e2e']);
    expect(runs[0].command('report', 'folder').slice(-2)).toEqual(['--project=chromium', 'e2e/page/query.test.ts']);
  });

  it('refuses an option that it does not know', () => {
    expect(() => readOptions(['1', '--corse', '2'], linux)).toThrow(/corse/);
  });
});

describe('what failed', () => {
  it('is read from the report of Playwright', () => {
    const test = (projectName, status) => ({ projectName, status });
    const report = {
      errors: [{ message: 'no tests' }],
      suites: [
        {
          specs: [{ file: 'page/a.test.ts', title: 'opens', tests: [test('chromium', 'unexpected')] }],
          suites: [{ specs: [{ file: 'both/b.test.ts', title: 'closes', tests: [test('electron', 'expected')] }] }],
        },
      ],
    };
    expect(failuresIn('e2e', report, '/project')).toEqual(['[chromium] e2e/page/a.test.ts › opens', 'no tests']);
  });

  it('is read from the report of Vitest, also for a file that does not load', () => {
    const result = (file, status, ...assertionResults) => ({ name: `/project/src/${file}`, status, assertionResults });
    const report = {
      testResults: [
        result('a.test.ts', 'failed', { fullName: 'a works', status: 'failed' }, { fullName: 'b', status: 'passed' }),
        result('b.test.ts', 'failed'),
        result('c.test.ts', 'passed', { fullName: 'c works', status: 'passed' }),
      ],
    };
    const failed = failuresIn('unit', report, '/project').map((name) => name.replaceAll('\\', '/'));
    expect(failed).toEqual(['src/a.test.ts › a works', 'src/b.test.ts (the file itself)']);
  });

  it('is summed up, the most frequent first', () => {
    const results = [{ failed: ['a'] }, { failed: ['b', 'a'] }, { failed: [] }];
    expect(summary(results)).toBe('3 runs, 2 of them failed.\n   2× a\n   1× b');
  });
});
