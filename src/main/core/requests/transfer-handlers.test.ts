import { expect, it, vi } from 'vitest';
import type { TransferChoices } from '../../../shared/transfer/transfer';
import { createTransferHandlers, type TransferHandlerParts } from './transfer-handlers';

const [ONE, OTHER] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
const CHOICES: TransferChoices = { settings: 'replace', environments: 'merge', savedViews: 'merge', labelsAndNotes: 'merge', reminders: 'merge', channels: 'merge' }; // prettier-ignore

function handlers(imported = { environmentIds: ['e1'], channelIds: ['c1'] }) {
  const done: string[] = [];
  const did = (what: string) => (id?: unknown) => void done.push(typeof id === 'string' ? `${what} ${id}` : what);
  const transfer = {
    write: () => 'text',
    read: vi.fn((text: string) => ({ text })),
    preview: (file: { text: string }) => file,
    importFile: vi.fn(() => Promise.resolve(imported)),
  };
  const channels = {
    enable: vi.fn((id: string, enabled: boolean) => Promise.resolve(did(`channel ${enabled}`)(id))),
  };
  const parts = {
    transfer,
    language: { follow: () => Promise.resolve(did('language')()) },
    sync: { add: did('sync'), reschedule: did('reschedule') },
    channels,
    reminders: { announcer: { check: did('check') } },
    feed: { changed: did('feed') },
    changed: did('changed'),
  } as unknown as TransferHandlerParts;
  return { ...createTransferHandlers(parts), transfer, channels, done };
}

it('reads a file that comes in pieces, and begins again where another one overtakes it', async () => {
  const { 'transfer.read': read, transfer } = handlers();
  expect(await read({ fileId: ONE, text: 'a', isLast: false })).toBeNull();
  expect(await read({ fileId: OTHER, text: 'x', isLast: false })).toBeNull();
  expect(await read({ fileId: OTHER, text: 'y', isLast: true })).toEqual({ text: 'xy' });
  expect(transfer.read).toHaveBeenCalledExactlyOnceWith('xy');
});

it('refuses a file that is too large before all of it is there', async () => {
  const { 'transfer.read': read } = handlers();
  const text = 'x'.repeat(1024 * 1024);
  for (let piece = 0; piece < 64; piece++) expect(await read({ fileId: ONE, text, isLast: false })).toBeNull();
  const last = read({ fileId: ONE, text: 'x', isLast: true });
  await expect(last).rejects.toMatchObject({ code: 'transfer_too_large' });
});

it('imports the file that was chosen last, even if it was read sooner', async () => {
  const { 'transfer.read': read, 'transfer.apply': apply, transfer } = handlers();
  let finish: (file: { text: string }) => void = () => undefined;
  transfer.read.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)) as never);
  const slow = read({ fileId: ONE, text: 'one', isLast: true });
  await read({ fileId: OTHER, text: 'other', isLast: true });
  finish({ text: 'one' });
  await slow;
  await expect(apply({ fileId: ONE, choices: CHOICES })).rejects.toMatchObject({ code: 'transfer_gone' });
  await apply({ fileId: OTHER, choices: CHOICES });
  expect(transfer.importFile).toHaveBeenCalledExactlyOnceWith({ text: 'other' }, CHOICES);
});

it('keeps nothing of a file that is no longer wanted, whether it was read, is being read, or is still coming', async () => {
  const { 'transfer.read': read, 'transfer.forget': forget, 'transfer.apply': apply, transfer } = handlers();
  const gone = () => expect(apply({ fileId: ONE, choices: CHOICES })).rejects.toMatchObject({ code: 'transfer_gone' });
  await read({ fileId: ONE, text: 'one', isLast: true });
  await forget({ fileId: OTHER });
  await forget({ fileId: ONE });
  await gone();

  let finish: (file: { text: string }) => void = () => undefined;
  transfer.read.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)) as never);
  const slow = read({ fileId: ONE, text: 'one', isLast: true });
  await forget({ fileId: ONE });
  finish({ text: 'one' });
  await slow;
  await gone();

  await read({ fileId: ONE, text: 'half', isLast: false });
  await forget({ fileId: ONE });
  await read({ fileId: ONE, text: 'rest', isLast: true });
  expect(transfer.read).toHaveBeenLastCalledWith('rest');
});

it('keeps a file although another one is no longer wanted', async () => {
  const { 'transfer.read': read, 'transfer.forget': forget, 'transfer.apply': apply, transfer } = handlers();
  await read({ fileId: ONE, text: 'half ', isLast: false });
  await forget({ fileId: OTHER });
  await read({ fileId: ONE, text: 'rest', isLast: true });
  await forget({ fileId: OTHER });
  await apply({ fileId: ONE, choices: CHOICES });
  expect(transfer.importFile).toHaveBeenCalledExactlyOnceWith({ text: 'half rest' }, CHOICES);
});

it('imports only the file that was read last, once', async () => {
  const { 'transfer.read': read, 'transfer.apply': apply, transfer } = handlers();
  await read({ fileId: ONE, text: 'one', isLast: true });
  await read({ fileId: OTHER, text: 'other', isLast: true });
  await expect(apply({ fileId: ONE, choices: CHOICES })).rejects.toMatchObject({ code: 'transfer_gone' });
  await apply({ fileId: OTHER, choices: CHOICES });
  expect(transfer.importFile).toHaveBeenCalledExactlyOnceWith({ text: 'other' }, CHOICES);
  await expect(apply({ fileId: OTHER, choices: CHOICES })).rejects.toMatchObject({ code: 'transfer_gone' });
});

it('lets a file be imported again where the disk refused it', async () => {
  const { 'transfer.read': read, 'transfer.apply': apply, transfer, done } = handlers();
  await read({ fileId: ONE, text: 'one', isLast: true });
  transfer.importFile.mockRejectedValueOnce(new Error('full'));
  await expect(apply({ fileId: ONE, choices: CHOICES })).rejects.toThrow('full');
  expect(done).toEqual([]);
  await apply({ fileId: ONE, choices: CHOICES });
  expect(transfer.importFile).toHaveBeenCalledTimes(2);
});

it('begins to use what came in: environments are synced, channels stay off, reminders are looked through', async () => {
  const { 'transfer.read': read, 'transfer.apply': apply, done } = handlers();
  await read({ fileId: ONE, text: 'one', isLast: true });
  await apply({ fileId: ONE, choices: CHOICES });
  expect(done).toEqual(['sync e1', 'feed', 'language', 'reschedule', 'changed', 'check', 'channel false c1']);
});

it('begins to use the rest of what came in where a channel fails', async () => {
  const {
    'transfer.read': read,
    'transfer.apply': apply,
    done,
    channels,
  } = handlers({ environmentIds: ['e1'], channelIds: ['c1', 'c2'] });
  channels.enable.mockRejectedValueOnce(new Error('full'));
  await read({ fileId: ONE, text: 'one', isLast: true });
  await expect(apply({ fileId: ONE, choices: CHOICES })).rejects.toThrow('full');
  expect(done).toEqual(['sync e1', 'feed', 'language', 'reschedule', 'changed', 'check', 'channel false c2']);
});
