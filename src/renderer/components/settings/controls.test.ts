import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settingsSchema } from '../../../shared/settings';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.vue'));
const sources = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
const { reminders, ...others } = settingsSchema.parse({});

/** The calls that change a setting: `change(control, { name })`, as a part of `within` if the caller names one. */
function isChangedBy(source: string, name: string, within = ''): boolean {
  const patch = new RegExp(`\\bchange\\([^,{}]+, \\{ ${within}${name}\\b`);
  // an action makes the patch, so that it can be undone
  const byAction = new RegExp(`\\bchange\\('${name}', patch\\)`);
  // one control for each of several names
  const names = /v-for="name in \[(.*?)\] as const"[^]*?change\(name, \{ \[name\]: value \}\)/.exec(source)?.[1] ?? '';
  return patch.test(source) || (within === '' && (byAction.test(source) || names.includes(`'${name}'`)));
}

it.each(Object.keys(others))('the settings view can change %s', (name) => {
  expect(sources.some((source) => isChangedBy(source, name))).toBe(true);
});

it.each(Object.keys(reminders))('the settings view can change %s of reminders', (name) => {
  expect(sources.some((source) => isChangedBy(source, name, 'reminders: \\{ '))).toBe(true);
});

it('knows a name that is only mentioned from one that is changed', () => {
  const mentioned =
    "<p v-if=\"reminders.at === 'at'\">{{ failures['at'] }}</p> change('days', { reminders: { offsets } })";
  expect(isChangedBy(mentioned, 'at', 'reminders: \\{ ')).toBe(false);
  expect(isChangedBy(mentioned, 'offsets', 'reminders: \\{ ')).toBe(true);
});
