import { readAgents } from '../../numbers/extras';
import type { Columns } from '../columns';
import { fold } from '../../fold';
import { NONE, type QueryKey, type ValueCount } from './key';

/** The key of the agents that answer a number, by name or id; a number can have several. */
export function agentKey(examples: readonly string[]): QueryKey {
  return {
    many: true,
    isWord: true,
    read: (text) => ({ value: text, mark: (columns, found) => markAgent(columns, fold(text), found) }),
    count: countAgents,
    examples,
  };
}

function markAgent({ agents: { codes, words } }: Columns, wanted: string, found: Uint8Array): void {
  const isWanted = Uint8Array.from(words, (word) => {
    const agents = readAgents(word);
    if (agents.length === 0) return wanted === NONE ? 1 : 0;
    return agents.some(({ id, name }) => fold(name) === wanted || fold(id) === wanted) ? 1 : 0;
  });
  if (!isWanted.includes(1)) return;
  for (let row = 0; row < found.length; row++) found[row]! |= isWanted[codes[row]!]!;
}

/** Every agent that occurs in the list, in alphabetical order, and where some have one, those without. */
function countAgents({ agents: { codes, words } }: Columns, rows: Uint8Array): ValueCount[] {
  const counts = new Uint32Array(words.length);
  for (let row = 0; row < rows.length; row++) counts[codes[row]!]! += rows[row]!;
  const byName = new Map<string, ValueCount>();
  let unanswered = 0;
  words.forEach((word, code) => {
    const agents = readAgents(word);
    if (agents.length === 0) unanswered += counts[code]!;
    for (const [key, name] of new Map(agents.map(({ name }) => [fold(name), name]))) {
      const known = byName.get(key);
      byName.set(key, { value: known?.value ?? name, count: counts[code]! + (known?.count ?? 0) });
    }
  });
  // an agent that was sent without name and id can be counted, but not asked for
  byName.delete('');
  const found = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return found.length > 0 ? [...found, { value: NONE, count: unanswered }] : [];
}
