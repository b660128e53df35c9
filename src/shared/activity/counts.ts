import type { ChangeCounts } from './activity';
import { CHANGE_KINDS } from './changes';

/** Both together. */
export function addCounts(a: ChangeCounts, b: ChangeCounts): ChangeCounts {
  const kinds = { ...a.kinds };
  for (const kind of CHANGE_KINDS) if (b.kinds[kind]) kinds[kind] = (kinds[kind] ?? 0) + b.kinds[kind];
  const became = new Map(Object.entries(a.became));
  for (const [status, count] of Object.entries(b.became)) became.set(status, (became.get(status) ?? 0) + count);
  return { kinds, became: Object.fromEntries(became) };
}
