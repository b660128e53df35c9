import { parseArgs } from 'node:util';
import { MOST_NUMBERS } from './generate';
import { PAGE_SHAPES, type PageShape, type Paging } from './paging';

/** For a page size or a limit, 0 means none. */
const DEFAULTS = { port: '4010', numbers: '1000', seed: '7', 'page-size': '0', 'per-minute': '0' } as const;
const LIMITS = {
  port: 65_535,
  numbers: MOST_NUMBERS,
  seed: 2 ** 32 - 1,
  'page-size': 10_000,
  'per-minute': 1_000_000,
} as const;

/** What `--help` prints. */
export const USAGE = `A local Talkover: GET /api/v1/phone-numbers over generated numbers.

  --port N        the port (4010); 0 picks a free one
  --numbers N     how many numbers (1000)
  --seed N        which numbers (7)
  --page-size N   numbers per page; 0, the default, sends the whole list at once
  --page-shape S  where a paged list has its counts: ${PAGE_SHAPES.join(', ')} (meta)
  --per-minute N  requests answered per minute, sent in X-RateLimit headers; 0, the default, means no limit
  --odd-values    gives the first numbers unusual spellings, unreadable values, agents, and undocumented fields
  --help          shows this text
`;

/** What the sandbox's own command line can say. */
export interface CommandLine {
  port: number;
  numbers: number;
  seed: number;
  paging?: Paging;
  requestsPerMinute?: number;
  oddValues?: boolean;
}

/** Reads the arguments; null if they ask for help. @throws an Error that says in one line what is wrong with them. */
export function readCommandLine(args: string[]): CommandLine | null {
  const { values } = parseArgs({
    args,
    strict: true,
    options: {
      port: { type: 'string', default: DEFAULTS.port },
      numbers: { type: 'string', default: DEFAULTS.numbers },
      seed: { type: 'string', default: DEFAULTS.seed },
      'page-size': { type: 'string', default: DEFAULTS['page-size'] },
      'page-shape': { type: 'string', default: PAGE_SHAPES[0] },
      'per-minute': { type: 'string', default: DEFAULTS['per-minute'] },
      'odd-values': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const wholeNumber = (name: keyof typeof DEFAULTS): number => {
    const value = Number(values[name]);
    if (/^\d+$/.test(values[name]) && value <= LIMITS[name]) return value;
    throw new Error(`--${name} must be a whole number from 0 to ${LIMITS[name]}, not "${values[name]}".`);
  };
  if (values.help) return null;
  const shape = PAGE_SHAPES.find((name) => name === values['page-shape']);
  if (!shape) throw new Error(`--page-shape must be one of ${PAGE_SHAPES.join(', ')}, not "${values['page-shape']}".`);
  const size = wholeNumber('page-size');
  const requestsPerMinute = wholeNumber('per-minute');
  return {
    port: wholeNumber('port'),
    numbers: wholeNumber('numbers'),
    seed: wholeNumber('seed'),
    ...(size > 0 && { paging: { size, shape: shape satisfies PageShape } }),
    ...(requestsPerMinute > 0 && { requestsPerMinute }),
    ...(values['odd-values'] && { oddValues: true }),
  };
}
