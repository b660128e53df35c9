import type { Outage } from '../../../shared/bridge/state';
import type { Clock } from '../ports/ports';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How often it is looked whether an outage has begun. */
const LOOK_MS = 5 * MINUTE_MS;

/** Where the next look comes so much later than the regular one should, the computer slept, or its clock was set. */
const LATE_MS = 2 * MINUTE_MS;

/**
 * How long after a start or a wake-up nothing counts as an outage: a network takes its time to come back, and several
 * attempts to sync fit into it.
 */
const PATIENCE_MS = 10 * MINUTE_MS;

/** A sync that has only just been due is no outage, whatever the setting says. */
const LEAST_INTERVALS = 2;

export interface OutagesOptions {
  clock: Clock;
  /** Environments that are watched; sample data is not among them. */
  environmentIds(): string[];
  /** When the last sync of an environment succeeded (epoch ms); null before the first. */
  lastSuccessAt(environmentId: string): number | null;
  /** Hours without a successful sync after which it is an outage. */
  afterHours(): number;
  intervalMs(): number;
  /** No sync has succeeded for too long. Called once per outage and run. */
  onBegan(environmentId: string, outage: Outage): void;
  onChange(): void;
  /** The computer slept, or its clock was set, without the system saying so; leads to `woke`. */
  onWoke(): void;
}

/**
 * Knows of which environments no sync has succeeded for too long, for whatever reason. Goes by the time of the last
 * success alone, and not by errors, so that nothing can hang or end without being noticed.
 */
export interface Outages {
  begin(): void;
  /** How long (ms) no sync must have succeeded for an outage. */
  afterMs(): number;
  /** Null while syncs succeed. */
  of(environmentId: string): Outage | null;
  /** The computer woke up: what happened before says nothing. */
  woke(): void;
  /** Looks now: a sync may have succeeded, or the setting may have changed. */
  look(): void;
  stop(): void;
}

/** What is known of one environment. */
interface Known {
  lastSuccessAt: number | null;
  /** What counts in place of a last success that lies ahead, because the clock was set back (epoch ms). */
  seenAt: number;
  outage: Outage | null;
}

export function createOutages(options: OutagesOptions): Outages {
  const { clock } = options;
  const known = new Map<string, Known>();
  let awakeSince = clock.now();
  let lookedAt = clock.now();
  let cancelTimer = () => undefined as void;

  const afterMs = () => Math.max(options.afterHours() * HOUR_MS, options.intervalMs() * LEAST_INTERVALS);

  /** What is known of an environment as of now; a success ends what was before. */
  function knownNow(environmentId: string, now: number): Known {
    const lastSuccessAt = options.lastSuccessAt(environmentId);
    let entry = known.get(environmentId);
    if (entry?.lastSuccessAt !== lastSuccessAt) {
      // written by an earlier run, under a clock that was wrong: how long ago is unknown
      const isAhead = lastSuccessAt !== null && lastSuccessAt > now;
      entry = { lastSuccessAt, seenAt: isAhead ? -Infinity : now, outage: null };
      known.set(environmentId, entry);
    }
    entry.seenAt = Math.min(entry.seenAt, now);
    return entry;
  }

  /** How long (ms) no sync has succeeded. */
  function durationOf({ lastSuccessAt, seenAt }: Known, now: number): number {
    if (lastSuccessAt === null) return Infinity;
    return now - (lastSuccessAt <= now ? lastSuccessAt : seenAt);
  }

  /** @returns whether an outage has begun or ended */
  function lookAt(environmentId: string, now: number): boolean {
    const hadOutage = Boolean(known.get(environmentId)?.outage);
    const entry = knownNow(environmentId, now);
    const isTooLong = durationOf(entry, now) >= afterMs();
    if (!isTooLong) entry.outage = null;
    else if (!entry.outage && now - awakeSince >= PATIENCE_MS) {
      entry.outage = { since: entry.lastSuccessAt };
      options.onBegan(environmentId, entry.outage);
    }
    return hadOutage !== (entry.outage !== null);
  }

  function look(): void {
    const now = clock.now();
    const elapsed = now - lookedAt;
    if (elapsed > LOOK_MS + LATE_MS || elapsed < 0) {
      woke();
      options.onWoke();
    }
    lookedAt = now;
    const ids = options.environmentIds();
    for (const id of known.keys()) if (!ids.includes(id)) known.delete(id);
    const changes = ids.filter((id) => lookAt(id, now));
    if (changes.length > 0) options.onChange();
  }

  function woke(): void {
    awakeSince = lookedAt = clock.now();
  }

  function lookRegularly(): void {
    cancelTimer = clock.after(LOOK_MS, lookRegularly);
    look();
  }

  return {
    begin() {
      woke();
      cancelTimer = clock.after(LOOK_MS, lookRegularly);
    },
    afterMs,
    of: (environmentId) => known.get(environmentId)?.outage ?? null,
    woke,
    look,
    stop: () => cancelTimer(),
  };
}
