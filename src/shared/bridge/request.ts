import { z } from 'zod';

/**
 * A request from page to main: the schema that its input must pass in main, and the type of the answer. Answers come from
 * main, which the page trusts, so nothing checks them at run time.
 */
export interface RequestDefinition<Input extends z.ZodType = z.ZodType, Output = unknown> {
  readonly input: Input;
  /** Carries the type only; never set. */
  readonly output?: () => Output;
}

/** Defines one request, as in `request(schema).answers<Answer>()`. */
export function request<Input extends z.ZodType>(input: Input) {
  return {
    answers: <Output>(): RequestDefinition<Input, Output> => ({ input }),
  };
}

/** What a definition answers. */
export type OutputOf<Definition extends RequestDefinition> =
  Definition extends RequestDefinition<z.ZodType, infer Output> ? Output : never;

/** The input of requests that have none. */
export const nothing = z.undefined().or(z.null());

/** The input of requests about one environment. */
export const environmentOnly = z.strictObject({ environmentId: z.uuid() });

/** The input of requests about one number. */
export const numberOnly = z.strictObject({ environmentId: z.uuid(), numberId: z.string() });
