import type { LabelsAndNoteChange } from '../../../../shared/labels/labels-and-note';

export type Notes = Record<string, { labels: string[]; note: string }>;

/** What some edits come to, done the slow and obvious way. */
export function plainModel(steps: readonly { change: LabelsAndNoteChange; ids: string[] }[]): Notes {
  const spelling = new Map<string, string>();
  const notes: Notes = {};
  for (const { change, ids } of steps) {
    for (const name of change.add ?? []) {
      if (!spelling.has(name.toLowerCase())) spelling.set(name.toLowerCase(), name);
    }
    for (const id of ids) {
      const before = notes[id] ?? { labels: [], note: '' };
      const added = (change.add ?? []).map((name) => spelling.get(name.toLowerCase())!);
      const removed = (change.remove ?? []).map((name) => name.toLowerCase());
      const labels = [...new Set([...(change.clear ? [] : before.labels), ...added])];
      notes[id] = {
        labels: labels.filter((name) => !removed.includes(name.toLowerCase())),
        note: change.note ?? before.note,
      };
    }
  }
  return Object.fromEntries(Object.entries(notes).filter(([, { labels, note }]) => labels.length > 0 || note !== ''));
}
