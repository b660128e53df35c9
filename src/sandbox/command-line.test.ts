import { describe, expect, it } from 'vitest';
import { readCommandLine, USAGE } from './command-line';

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(readCommandLine([])).toEqual({ port: 4010, numbers: 1000, seed: 7 });
    expect(readCommandLine(['--port', '0', '--numbers=5', '--seed', '3'])).toEqual({ port: 0, numbers: 5, seed: 3 });
  });

  it('pages and limits on demand, and explains itself', () => {
    expect(readCommandLine(['--page-size', '20'])).toMatchObject({ paging: { size: 20, shape: 'meta' } });
    expect(readCommandLine(['--page-size=5', '--page-shape', 'links', '--per-minute=100'])).toMatchObject({
      paging: { size: 5, shape: 'links' },
      requestsPerMinute: 100,
    });
    expect(readCommandLine(['--help'])).toBeNull();
    expect(USAGE).toContain('--page-size');
  });

  it.each([
    [['--page-shape', 'odd'], '--page-shape must be one of meta'],
    [['--per-minute', '-1'], '--per-minute'],
    [['--port', 'http'], '--port must be a whole number from 0 to 65535, not "http".'],
    [['--port', '70000'], '--port must be'],
    [['--numbers', '1e3'], '--numbers must be'],
    [['--seed='], '--seed must be'],
    [['--colour'], "Unknown option '--colour'"],
    [['start'], "Unexpected argument 'start'"],
  ])('refuses %j', (args, message) => {
    expect(() => readCommandLine(args)).toThrow(message);
  });
});
