import { expect } from '@playwright/test';
import { defineInterface, sessionBus, toPlain, type MessageBus } from 'dbus-native';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

/** What a panel would show of a tray item. */
interface TrayItem {
  id: string;
  status: string;
  title: string;
  tooltip: string;
  /** Widths in pixels of the pictures of the icon. */
  iconWidths: number[];
}

/** One entry of a tray's menu. */
interface TrayMenuEntry {
  id: number;
  label: string;
  enabled: boolean;
  separator: boolean;
  children: TrayMenuEntry[];
}

/** The panel of a desktop, as far as a tray needs one. */
export interface TrayWatch {
  /** The item that registered last; waits for the first. */
  item(): Promise<TrayItem>;
  menu(): Promise<TrayMenuEntry[]>;
  /** Clicks the entry of the menu, or of a menu below it, that has a label, once it is there. */
  click(label: string): Promise<void>;
  /** Clicks the icon itself. */
  activate(): Promise<void>;
  close(): Promise<void>;
}

/** Where an object is on the bus. */
interface Place {
  service: string;
  path: string;
}

type Layout = [id: number, properties: Record<string, unknown>, children: unknown[]];

/**
 * Owns the name that trays register with on a bus (the session's by default), so that apps find a tray there.
 * @throws when another panel owns it already
 */
export async function watchTray(busAddress?: string): Promise<TrayWatch> {
  const bus = sessionBus(busAddress === undefined ? {} : { busAddress });
  let registered: (item: Place) => void;
  let current = new Promise<Place>((resolve) => (registered = resolve));
  let latest: Place | null = null;

  await listenForItems(bus, (item) => {
    latest = item;
    registered(item);
    current = Promise.resolve(item);
  });
  await listenForLeaving(bus, (name) => {
    if (name !== latest?.service) return;
    latest = null;
    current = new Promise((resolve) => (registered = resolve));
  });
  // 4: do not wait in a queue; 1: this process owns the name now
  if ((await bus.requestName(WATCHER, 4)) !== 1) throw new Error(`${WATCHER} already has an owner`);

  async function call(path: string, iface: string, member: string, signature: string, body: unknown[]) {
    const { service } = await current;
    const message = { destination: service, path, interface: iface, member };
    return toPlain<unknown>(await bus.invokeDbus(signature ? { ...message, signature, body } : message));
  }

  async function property(name: string): Promise<unknown> {
    const { path } = await current;
    return call(path, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [ITEM, name]);
  }

  const menuPath = async () => (await property('Menu')) as string;

  const readMenu = async () => entriesOf(await layoutOf(bus, (await current).service, await menuPath()));

  return {
    async item() {
      const [, , title, body] = (await property('ToolTip')) as [string, unknown, string, string];
      const pictures = (await property('IconPixmap')) as [number, number, unknown][];
      return {
        id: String(await property('Id')),
        status: String(await property('Status')),
        title: String(await property('Title')),
        tooltip: [title, body].filter((text) => text !== '').join('\n'),
        iconWidths: pictures.map(([width]) => width),
      };
    },
    menu: readMenu,
    async click(label) {
      // an icon is there before its menu is, and a menu before the renewals in it
      const entry = async () => withLabel(await readMenu(), label)?.id;
      await expect.poll(entry, `the tray's menu has an entry ${label}`).toBeDefined();
      await call(await menuPath(), MENU, 'Event', 'isvu', [await entry(), 'clicked', ['s', ''], 0]);
    },
    async activate() {
      const { path } = await current;
      await call(path, ITEM, 'Activate', 'ii', [0, 0]);
    },
    async close() {
      await bus.releaseName(WATCHER);
      await bus.connection[Symbol.asyncDispose]();
    },
  };
}

/** Tells of each name that is gone from the bus: an app that was killed leaves its item behind. */
async function listenForLeaving(bus: MessageBus, onGone: (name: string) => void): Promise<void> {
  bus.connection.on('message', ({ member, body }) => {
    const [name, , owner] = (body ?? []) as string[];
    if (member === 'NameOwnerChanged' && name !== undefined && owner === '') onGone(name);
  });
  await bus.addMatch("type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'");
}

async function listenForItems(bus: MessageBus, register: (item: Place) => void): Promise<void> {
  const panel = defineInterface({
    name: WATCHER,
    methods: {
      RegisterStatusNotifierItem: {
        in: { service: 's' },
        handler({ service }: { service: string }, { sender = '' }) {
          // some tell the path of their object, some the name that has one at the usual path
          register(
            service.startsWith('/') ? { service: sender, path: service } : { service, path: '/StatusNotifierItem' },
          );
        },
      },
      RegisterStatusNotifierHost: { in: { service: 's' }, handler: () => undefined },
    },
    properties: {
      IsStatusNotifierHostRegistered: { type: 'b', access: 'read', value: true },
      ProtocolVersion: { type: 'i', access: 'read', value: 0 },
      RegisteredStatusNotifierItems: { type: 'as', access: 'read', value: [] },
    },
  });
  await bus.export('/StatusNotifierWatcher', panel);
}

/** The first value of the reply is the menu's revision, which `invokeDbus` would give instead of the layout. */
function layoutOf(bus: MessageBus, service: string, path: string): Promise<Layout> {
  return new Promise((resolve, reject) => {
    bus.invoke(
      {
        destination: service,
        path,
        interface: MENU,
        member: 'GetLayout',
        signature: 'iias',
        body: [0, -1, []],
      },
      (error: Error | null, _revision: number, layout: unknown) =>
        error ? reject(error) : resolve(toPlain<Layout>(layout)),
    );
  });
}

function entriesOf([, , children]: Layout): TrayMenuEntry[] {
  return children.map((child) => {
    const layout = child as Layout;
    const [id, properties] = layout;
    return {
      id,
      // an underscore marks the next letter as the entry's key, two are one
      label: typeof properties.label === 'string' ? properties.label.replaceAll('__', '_') : '',
      enabled: properties.enabled !== false,
      separator: properties.type === 'separator',
      children: entriesOf(layout),
    };
  });
}

function withLabel(entries: TrayMenuEntry[], label: string): TrayMenuEntry | undefined {
  return entries.flatMap((entry) => [entry, ...entry.children]).find((entry) => entry.label === label);
}
