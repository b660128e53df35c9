import type { Migrated } from '../data-file';

type Fields = Record<string, unknown>;

/** Version 1 (0.1.0) called offsets stages. */
export function preferences1to2(bytes: Buffer): Migrated {
  const { servers, ...rest } = JSON.parse(bytes.toString('utf8')) as {
    servers: Record<string, Record<string, unknown>>;
  };
  const renamed = Object.entries(servers).map(([server, numbers]) => {
    return [
      server,
      Object.fromEntries(Object.entries(numbers).map(([id, entry]) => [id, renamedEntry(entry)])),
    ] as const;
  });
  const content = { ...rest, version: 2, servers: Object.fromEntries(renamed) };
  return { bytes: Buffer.from(JSON.stringify(content)), isDamaged: false };
}

function renamedEntry(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || !('stages' in entry)) return entry;
  const { stages, ...rest } = entry as Fields;
  return { ...rest, offsets: stages };
}
