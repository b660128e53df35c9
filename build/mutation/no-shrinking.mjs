import fc from 'fast-check';

// a mutant is killed by any counterexample; nobody reads the smallest one
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
