import { parseArgs } from 'node:util';
import { MOST_NUMBERS } from './generate';

const DEFAULTS = { port: '4010', numbers: '1000', seed: '7' } as const;
const LIMITS = { port: 65_535, numbers: MOST_NUMBERS, seed: 2 ** 32 - 1 } as const;

/** What the sandbox's own command line can say. */
export interface CommandLine {
  port: number;
  numbers: number;
  seed: number;
}

/** Reads `--port`, `--numbers` and `--seed`. @throws an Error with one line on what is wrong with them. */
export function readCommandLine(args: string[]): CommandLine {
  const { values } = parseArgs({
    args,
    strict: true,
    options: {
      port: { type: 'string', default: DEFAULTS.port },
      numbers: { type: 'string', default: DEFAULTS.numbers },
      seed: { type: 'string', default: DEFAULTS.seed },
    },
  });
  const wholeNumber = (name: keyof CommandLine): number => {
    const value = Number(values[name]);
    if (/^\d+$/.test(values[name]) && value <= LIMITS[name]) return value;
    throw new Error(`--${name} must be a whole number from 0 to ${LIMITS[name]}, not "${values[name]}".`);
  };
  return { port: wholeNumber('port'), numbers: wholeNumber('numbers'), seed: wholeNumber('seed') };
}
