import { writeFileSync } from 'node:fs';
import { getHeapSnapshot, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { NO_FILTERS } from '../../../shared/environment';
import { eventually } from '../../../shared/testing/eventually';
import { sampleNumber } from '../../../shared/testing/sample';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';
import { openJournal } from '../storage/data-folder';
import { encodeLedgerRecord, type LedgerRecord } from '../storage/formats/ledger-format';
import { createManualClock } from '../testing/manual-clock';
import { startedCore } from '../testing/started-core';

const START = new Date('2026-11-24T12:00:00').getTime();
const SYNC_MS = 900_000;
const NUMBERS = 20;
function fullLedger(): LedgerRecord[] {
  const at = START - SYNC_MS;
  const facts = { before: 1, after: 2, currency: 'USD', isMonthly: false };
  const about = { kind: 'price', environmentId: 'a', numberId: 'n', number: '+1', facts, at };
  const announcement = { at, title: '', body: '', urgency: 'normal' as const, target: { place: 'reminders' }, renewals: [], alerts: [], clickedAt: null }; // prettier-ignore
  return Array.from({ length: 500 + NUMBERS }, (_, index): LedgerRecord[] => [
    { type: 'alert', alert: { key: String(index), ...about }, announcedAt: at },
    ...(index < 500 ? [{ type: 'sent' as const, announcement: { id: String(index), ...announcement } }] : []),
  ]).flat();
}
setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;
async function settle() { for (let i = 0; i < 6; i++) { gc(); await new Promise((r) => setTimeout(r, 30)); } }
async function snapshot() {
  await settle();
  const chunks: Buffer[] = [];
  for await (const c of getHeapSnapshot()) chunks.push(c as Buffer);
  const { snapshot: { meta }, nodes, strings } = JSON.parse(Buffer.concat(chunks).toString()) as any;
  const f = meta.node_fields as string[]; const types = meta.node_types[0] as string[];
  const [ti, ni, si] = ['type', 'name', 'self_size'].map((n) => f.indexOf(n)) as [number, number, number];
  const sums = new Map<string, [number, number]>();
  for (let i = 0; i < nodes.length; i += f.length) {
    const type = types[nodes[i + ti]]!;
    let name = strings[nodes[i + ni]] as string;
    if (type === 'string' || type === 'concatenated string') name = name.length > 40 ? 'long: ' + name.slice(0, 30) : name.replace(/[0-9]/g, '#');
    const key = `${type} ${name}`.slice(0, 90);
    const e = sums.get(key) ?? [0, 0]; e[0]++; e[1] += nodes[i + si]; sums.set(key, e);
  }
  return sums;
}
it('e15', async () => {
  const dataDir = temporaryFolder();
  const clock = createManualClock(START);
  await openJournal({ dataDir, clock }, 'ledger').rewrite(fullLedger().map(encodeLedgerRecord));
  let current_price = 1;
  const serve = () => {
    const data = Array.from({ length: NUMBERS }, (_, id) => sampleNumber({ id: `n${id}`, number: `+1${id}`, current_price })); // prettier-ignore
    return Promise.resolve(new Response(JSON.stringify({ success: true, data })));
  };
  const { core, notified, events } = await startedCore(dataDir, { clock, fetch: serve });
  const details = { name: 'P', color: 'teal' as const, baseUrl: 'https://talkover.example', scope: NO_FILTERS };
  await core.answer('environment.add', { details, token: 'token', keep: 'session' });
  async function sync(times: number): Promise<void> {
    for (let time = 0; time < times; time++) {
      current_price++;
      clock.jump(SYNC_MS);
      await core.answer('sync.now', { environmentId: null });
      await eventually(() => expect(notified).toHaveLength(1));
      notified.length = events.length = 0;
    }
  }
  const out: string[] = [];
  const note = (s: string) => { out.push(s); writeFileSync('/tmp/lead-e15.txt', out.join('\n')); };
  await sync(Number(process.env.E15_WARM ?? 300));
  let before = await snapshot();
  let heap = process.memoryUsage().heapUsed;
  for (let round = 0; round < 4; round++) {
    const STEP = Number(process.env.E15_STEP ?? 500);
    await sync(STEP);
    await settle();
    const now = process.memoryUsage().heapUsed;
    note(`round ${round}: ${((now - heap) / STEP).toFixed(0)} bytes a sync`);
    const after = await snapshot();
    const diffs = [...after].map(([k, [n, s]]) => [k, n - (before.get(k)?.[0] ?? 0), s - (before.get(k)?.[1] ?? 0)] as const).filter(([, n, s]) => n > STEP / 10 || s > STEP * 4).sort((a, b) => b[2] - a[2]).slice(0, 25);
    note(diffs.map(([k, n, s]) => `   ${(s / STEP).toFixed(1)} B/sync  ${(n / STEP).toFixed(2)} n/sync ${k}`).join('\n'));
    before = after; await settle(); heap = process.memoryUsage().heapUsed;
  }
}, 3_000_000);
