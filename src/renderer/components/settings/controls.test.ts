import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settingsSchema } from '../../../shared/settings';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.vue'));
const source = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n');
const { reminders, ...others } = settingsSchema.parse({});

it.each([...Object.keys(others), ...Object.keys(reminders)])('the settings view can change %s', (name) => {
  expect(source).toMatch(new RegExp(`\\bchange\\([^)]*\\b${name}\\b|'${name}'`));
});
