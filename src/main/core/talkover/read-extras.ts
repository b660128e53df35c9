import type { Agent } from '../../../shared/numbers/extras';
import { plainText } from '../../../shared/plain-text';
import { isAbsent, readId, readText } from './read-values';
import { listOf } from './list-envelope';

/** Agents of one number; more are not kept. */
const MOST_AGENTS = 100;
/** Undocumented fields of one record; more are not kept. */
const MOST_FIELDS = 40;
/** Entries of a list or an object, and how deep lists and objects lie in each other. */
const MOST_ENTRIES = 40;
const DEEPEST = 5;
/** UTF-16 units of text that are kept of what is not documented in one record. */
const MOST_TEXT = 4_000;
const CUT = '…';

type Fields = Readonly<Record<string, unknown>>;

/** What is left to keep of a record, and whether JSON numbers in it were too large to be exact. */
interface Allowance {
  characters: number;
  isRounded: boolean;
}

/** Something that may have been read in a rounded way: see exact-json.ts. */
interface Read {
  text: string | undefined;
  isRounded: boolean;
}

const NOTHING: Read = { text: undefined, isRounded: false };
const NO_AGENTS = { ...NOTHING, isUnreadable: false };

/** The agents of a number as JSON text of {@link Agent}s; undefined where no agents were sent, or nothing that is a list. */
export function readAgents(value: unknown): Read & { isUnreadable: boolean } {
  if (isAbsent(value)) return NO_AGENTS;
  const list = listOf(value);
  if (!list) return { ...NOTHING, isUnreadable: true };
  const allowance: Allowance = { characters: MOST_TEXT, isRounded: false };
  let isUnreadable = false;
  const agents: Agent[] = [];
  for (const entry of list.slice(0, MOST_AGENTS)) {
    const agent = readAgent(entry, allowance);
    if (agent) agents.push(agent);
    else isUnreadable = true;
  }
  return { text: JSON.stringify(agents), isRounded: allowance.isRounded, isUnreadable };
}

function readAgent(entry: unknown, allowance: Allowance): Agent | null {
  if (typeof entry === 'string') return { id: '', name: plainText(entry) };
  if (typeof entry !== 'object' || entry === null) return null;
  const { id: sentId, name: sentName, ...others } = entry as Fields;
  if (isTooLarge(sentId)) allowance.isRounded = true;
  const [id, name] = [readId(sentId) ?? '', readText(sentName) ?? ''];
  return { id, name: name || id, ...(keep(others, allowance) as object) };
}

/** A value that has no place of its own, as JSON text and within bounds; undefined where none was sent. */
export function readAnything(value: unknown): Read {
  if (isAbsent(value)) return NOTHING;
  const allowance: Allowance = { characters: MOST_TEXT, isRounded: false };
  const kept = keep(value, allowance);
  return { text: JSON.stringify(kept), isRounded: allowance.isRounded };
}

/** The fields of a record that are not among those documented, as JSON text of an object; undefined where there are none. */
export function readOthers(record: Fields, documented: ReadonlySet<string>): Read {
  let others: Record<string, unknown> | undefined;
  for (const name in record) {
    // without a prototype, since a field may be called __proto__
    if (!documented.has(name)) (others ??= Object.create(null) as Record<string, unknown>)[name] = record[name];
  }
  return others ? readAnything(others) : NOTHING;
}

/** A copy within bounds: texts are plain, and what is too much, too deep or too long is an ellipsis. */
function keep(value: unknown, allowance: Allowance, depth = 0): unknown {
  if (allowance.characters <= 0) return CUT;
  if (typeof value === 'string') {
    const text = plainText(value);
    allowance.characters -= text.length;
    return text;
  }
  allowance.characters -= 4;
  if (isTooLarge(value)) allowance.isRounded = true;
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (depth >= DEEPEST) return CUT;
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((entry) => keep(entry, allowance, depth + 1));
  // without a prototype, since a field may be called __proto__
  const copy = Object.create(null) as Record<string, unknown>;
  let count = 0;
  for (const name in value) {
    if (++count > MOST_FIELDS || allowance.characters <= 0) break;
    allowance.characters -= name.length;
    copy[plainText(name, 60)] = keep((value as Fields)[name], allowance, depth + 1);
  }
  return copy;
}

/** A whole number of JSON that JavaScript cannot hold exactly. */
export function isTooLarge(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
}
