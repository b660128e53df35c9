import fc from 'fast-check';

// a mutant is killed by any counterexample; the smallest one is never read
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
