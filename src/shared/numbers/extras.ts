import { PHONE_NUMBER_FIELDS, type PhoneNumber } from './phone-number';

/**
 * What comes with some numbers only. A number holds each as JSON text, because a list compares and packs texts cheaply;
 * here they are opened again. Of 100,000 numbers many have the same.
 */

/** Who answers a number at Talkover. More fields may have been sent with it. */
export interface Agent {
  /** Empty where none was sent. */
  id: string;
  /** Its id where it has no name. */
  name: string;
  [field: string]: unknown;
}

const opened = new Map<string, unknown>();
const MOST_OPENED = 1_000;

/**
 * What was sent as a JSON value; null where nothing was, or where the text is damaged.
 *
 * @param text JSON that this app wrote, perhaps to a file that was damaged since
 */
export function openedValue(text: string | undefined): unknown {
  if (!text) return null;
  let value = opened.get(text);
  if (value !== undefined) return value;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (opened.size >= MOST_OPENED) opened.clear();
  opened.set(text, value);
  return value;
}

const NONE: readonly Agent[] = [];

/** The agents of a number; none where none were sent. Do not write to it. */
export function agentsOf({ agents }: Pick<PhoneNumber, 'agents'>): readonly Agent[] {
  return readAgents(agents ?? '');
}

/** @param text `agents` of a number, empty where none were sent */
export function readAgents(text: string): readonly Agent[] {
  const list = openedValue(text);
  return Array.isArray(list) ? (list as Agent[]) : NONE;
}

/** The names of the agents, in the order in which they were sent. */
export function agentNames(number: Pick<PhoneNumber, 'agents'>): string[] {
  return agentsOf(number).map(({ name }) => name);
}

/** The undocumented fields, by their names. */
export function alsoSent({ also_sent }: Pick<PhoneNumber, 'also_sent'>): Readonly<Record<string, unknown>> {
  const fields = openedValue(also_sent);
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {};
}

/** Talkover's own environment of a number, in a word: its name, else its id, else what was sent; empty where none was. */
export function talkoverEnvironmentName({ talkover_environment }: Pick<PhoneNumber, 'talkover_environment'>): string {
  const sent = openedValue(talkover_environment);
  if (typeof sent !== 'object' || sent === null) return sent === null ? '' : textOf(sent);
  const { name, id } = sent as { name?: unknown; id?: unknown };
  return textOf(name ?? id ?? sent);
}

/** A value in one line. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A number under the API's own names, with only those optional and undocumented fields that were sent. */
export function asSent(number: PhoneNumber): Record<string, unknown> {
  const documented = Object.fromEntries(PHONE_NUMBER_FIELDS.map((field) => [field, number[field]]));
  return {
    ...documented,
    ...(number.talkover_environment && { environment: openedValue(number.talkover_environment) }),
    ...(number.agents && { agents: agentsOf(number) }),
    ...alsoSent(number),
  };
}
