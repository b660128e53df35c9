import fc from 'fast-check';

/**
 * Property tests draw the same cases on every run, so that a change is judged by what it changed.
 * `PROPERTY_SEED=random` hunts among others, and `PROPERTY_SEED=<integer>` repeats what was found.
 */
const { PROPERTY_SEED = '20261126' } = process.env;
if (PROPERTY_SEED !== 'random') fc.configureGlobal({ seed: Number.parseInt(PROPERTY_SEED, 10) });
