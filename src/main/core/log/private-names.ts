import type { Environment } from '../../../shared/environment';
import { parse } from 'node:path';
import type { Channel } from '../../../shared/channels/channel';
import type { KeptFile } from '../../../shared/kept-file';
import type { SavedView } from '../../../shared/saved-view';

/** Hosts that say nothing about the user. */
const PUBLIC_HOST = /(?:^|\.)talkover\.ai$|^localhost$|^127\.0\.0\.1$|^\[::1\]$/;

/** What the user called things, and where their environments are: nothing that its shape would tell apart. */
export function privateNames(known: {
  environments: readonly Environment[];
  /** See shared/numbers/names.ts. */
  inLists: readonly string[];
  savedViews: readonly SavedView[];
  channels: readonly Channel[];
  labels: readonly string[];
  keptFiles: readonly KeptFile[];
}): string[] {
  return [
    ...known.environments.flatMap(({ name, baseUrl, scope }) => [name, ...hostsOf(baseUrl), scope.search ?? '']),
    ...known.inLists,
    ...known.savedViews.flatMap(({ name, query }) => [name, query]),
    ...known.channels.flatMap(({ name, fields: { host, username } }) => [name, host ?? '', username ?? '']),
    ...known.labels,
    // what an error says of a file is its name without the path, which its shape would tell apart
    ...known.keptFiles.flatMap(({ path }) => [parse(path).base, parse(path).name]),
  ];
}

function hostsOf(baseUrl: string): string[] {
  if (!URL.canParse(baseUrl)) return [];
  const { hostname } = new URL(baseUrl);
  return PUBLIC_HOST.test(hostname) ? [] : [hostname];
}
