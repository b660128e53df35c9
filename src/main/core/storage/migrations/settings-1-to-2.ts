import type { Migrated } from '../data-file';
import { isObject } from '../../../../shared/is-object';

type Fields = Record<string, unknown>;

/** Version 1 (0.1.0) did not state its version. Version 2 has the names that the app uses today. */
export function settings1to2(bytes: Buffer): Migrated {
  const content = JSON.parse(bytes.toString('utf8')) as Fields;
  const renamed = rename(content, { accounts: 'environments', views: 'savedViews' });
  const result: Fields = {
    version: 2,
    ...renamed,
    ...within(renamed, 'settings', (settings) => ({
      ...settings,
      ...within(settings, 'reminders', (reminders) => rename(reminders, { stages: 'offsets', notices: 'alerts' })),
    })),
    ...within(renamed, 'session', (session) => ({
      ...rename(session, { activeAccountId: 'activeEnvironmentId' }),
      ...within(session, 'lastView', (lastView) =>
        withTodaysColumns(rename(lastView, { viewId: 'savedViewId' }), ['columns', 'plainColumns']),
      ),
    })),
    savedViews: eachOf(renamed.savedViews, (view) => withTodaysColumns(view, ['columns'])),
  };
  return { bytes: Buffer.from(JSON.stringify(result, null, '\t')), isDamaged: false };
}

/** One field of an object, changed, where it is an object itself. */
function within(fields: Fields, name: string, change: (inner: Fields) => Fields): Fields {
  const inner = fields[name];
  return isObject(inner) ? { [name]: change(inner) } : {};
}

/** Each object of a list, changed; everything else as it was. */
function eachOf(list: unknown, change: (item: Fields) => Fields): unknown {
  return Array.isArray(list) ? list.map((item: unknown) => (isObject(item) ? change(item) : item)) : list;
}

/** The column of a number's environment was called `account`. */
function withTodaysColumns(fields: Fields, names: readonly string[]): Fields {
  const rename = (column: Fields) => (column.name === 'account' ? { ...column, name: 'environment' } : column);
  const lists = names.map((name) => [name, eachOf(fields[name], rename)]);
  return { ...fields, ...(Object.fromEntries(lists) as Fields) };
}

function rename(fields: Fields, names: Readonly<Record<string, string>>): Fields {
  const nameOf = (name: string) => (Object.hasOwn(names, name) ? names[name] : name)!;
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [nameOf(name), value]));
}
