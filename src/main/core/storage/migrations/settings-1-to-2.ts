import type { Migrated } from '../data-file';

type Fields = Record<string, unknown>;

/** Version 1 (0.1.0) did not say its version; accounts are environments, views saved views, and stages offsets. */
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
      ...within(session, 'lastView', (lastView) => rename(lastView, { viewId: 'savedViewId' })),
    })),
  };
  return { bytes: Buffer.from(JSON.stringify(result, null, '\t')), isDamaged: false };
}

/** One field of an object, changed, where it is an object itself. */
function within(fields: Fields, name: string, change: (inner: Fields) => Fields): Fields {
  const inner = fields[name];
  const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  return isObject ? { [name]: change(inner as Fields) } : {};
}

function rename(fields: Fields, names: Record<string, string>): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [names[name] ?? name, value]));
}
