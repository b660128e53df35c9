import { inspect } from 'node:util';
import { expect } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { NO_FILTERS, type ApiFilters } from '../../../shared/environment';
import type { Clock, Fetch } from '../ports/ports';
import { createListReader } from '../worker/list-reader';
import type { NumberWorker } from '../worker/number-worker';
import { createTalkoverApi } from '../talkover/talkover-api';

export interface Question {
  baseUrl: string;
  token: string;
  filters?: Partial<ApiFilters>;
  signal?: AbortSignal;
  /** Node's own where a test gives none. */
  fetch?: Fetch;
  maxBytes?: number;
}

/** Asks a server for its list once, as a sync does. */
export function askList(clock: Clock, worker: NumberWorker, question: Question) {
  const { baseUrl, token, filters, maxBytes, signal = new AbortController().signal } = question;
  const fetchNow: Fetch = question.fetch ?? ((url, init) => fetch(url, init));
  const api = createTalkoverApi({ fetch: fetchNow, clock, random: () => 0.5, ...(maxBytes && { maxBytes }) });
  const reader = createListReader(worker, null);
  return api.listPhoneNumbers({ baseUrl, token, filters: { ...NO_FILTERS, ...filters }, reader, signal });
}

/** The error of a request, after a look at every place in it where the token could be. */
export async function failureOf(answer: Promise<unknown>, token: string): Promise<AppError> {
  const error: unknown = await answer.then(
    () => expect.unreachable('the request should have failed'),
    (error: unknown) => error,
  );
  if (!(error instanceof AppError)) throw error;
  for (let link: unknown = error; link instanceof Error; link = link.cause) {
    expect(`${link.message}\n${link.stack}`).not.toContain(token);
  }
  expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain(token);
  expect(JSON.stringify({ ...error, message: error.message, cause: error.cause })).not.toContain(token);
  return error;
}
