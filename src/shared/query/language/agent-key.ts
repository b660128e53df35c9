import { readAgents } from '../../numbers/extras';
import { fold } from '../../fold';
import type { QueryKey } from './key';
import { countNames, markNames } from './several-names';

/** The key of the agents that answer a number, by name or id; a number can have several. */
export function agentKey(examples: readonly string[]): QueryKey {
  return {
    many: true,
    isWord: true,
    read: (text) => ({
      value: text,
      mark({ agents: { codes, words } }, found) {
        const namesAndIds = words.map((word) => readAgents(word).flatMap(({ id, name }) => [name, id]));
        markNames(codes, namesAndIds, fold(text), found);
      },
    }),
    count({ agents: { codes, words } }, rows) {
      const names = words.map((word) => readAgents(word).map(({ name }) => name));
      return countNames(codes, names, rows);
    },
    examples,
  };
}
