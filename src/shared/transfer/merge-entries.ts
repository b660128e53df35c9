import { LONGEST_NOTE } from '../labels/label';
import type { ReminderPreference } from '../reminders/preference';

/** One note of two. Where both do not fit into one, the one that is here stays: the file still has the other. */
export function mergeNotes(here: string, file: string): string {
  if (here.includes(file)) return here;
  if (file.includes(here)) return file;
  const both = `${here}\n\n${file}`;
  return both.length > LONGEST_NOTE ? here : both;
}

/** What was decided here stays, and what was not comes from the file. */
export function mergePreferences(here: ReminderPreference, file: ReminderPreference): ReminderPreference {
  // a handled renewal hides a snooze, so both come from one side
  const { snooze, handled } = here.snooze || here.handled ? here : file;
  return { muted: here.muted || file.muted, offsets: here.offsets ?? file.offsets, snooze, handled };
}
