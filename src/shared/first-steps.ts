import { z } from 'zod';

/** What is worth a minute once the first environment is connected. */
export const FIRST_STEPS = ['notifications', 'startAtSignIn', 'lapsing', 'sampleData'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

/** `before`: no environment was connected yet; `closed`: done, or dismissed, and not shown again. */
export const FIRST_STEPS_PHASES = ['before', 'open', 'closed'] as const;

/** How far the user is with the first steps. */
export interface FirstSteps {
  phase: (typeof FIRST_STEPS_PHASES)[number];
  /** In no order. Not among them are those that the state itself shows: start at sign-in, and the removal of sample data. */
  done: FirstStep[];
}

export const firstStepsPhaseSchema = z.enum(FIRST_STEPS_PHASES);
export const firstStepSchema = z.enum(FIRST_STEPS);
