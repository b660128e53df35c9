// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LONGEST_TRANSFER, TRANSFER_KINDS, type TransferEffect, type TransferPreview } from '../../../shared/transfer/transfer'; // prettier-ignore
import { useAppStore } from '../../stores/app';
import { useDialogStore } from '../../stores/dialog';
import { useFeedbackStore } from '../../stores/feedback';
import { sampleState } from '../../testing/sample-state';
import TransferDialog from './TransferDialog.vue';

const request = vi.hoisted(() => vi.fn());
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));
enableAutoUnmount(afterEach);

const effect = (counts: Partial<Record<keyof TransferEffect, [number, ...string[]]>> = {}): TransferEffect => {
  const of = ([count, ...names]: [number, ...string[]] = [0]) => ({ count, names });
  return { added: of(counts.added), changed: of(counts.changed), removed: of(counts.removed), kept: of(counts.kept) };
};

function preview(fields: Partial<TransferPreview> = {}): TransferPreview {
  const none = { merge: effect(), replace: effect() };
  return {
    savedAt: Date.parse('2026-11-26T12:00:00Z'),
    effects: Object.fromEntries(TRANSFER_KINDS.map((kind) => [kind, none])) as TransferPreview['effects'],
    limits: { merge: null, replace: null },
    endingFiles: { merge: [], replace: [] },
    unread: 0,
    ...fields,
  };
}

/** Opens the dialog and chooses a file, of which main says something. */
async function chosen(
  answer: TransferPreview | Error,
  file = new File(['{"kind":"talkover-numbers"}'], 'moving.json'),
) {
  useAppStore().state = sampleState();
  useDialogStore().show({ kind: 'transfer' });
  const dialog = mount(TransferDialog, { attachTo: document.body });
  if (answer instanceof Error) request.mockRejectedValueOnce(answer);
  else request.mockResolvedValueOnce(answer);
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(input, 'files', { value: [file] });
  input.dispatchEvent(new Event('change'));
  await vi.waitFor(() => expect(document.querySelector('[role=alert], table')).not.toBeNull());
  return dialog;
}

const text = () => document.querySelector('dialog')?.textContent ?? '';
const row = (name: string) => [...document.querySelectorAll('tbody tr')].find((one) => one.textContent.includes(name))!;
const button = (name: string) => [...document.querySelectorAll('dialog button')].find((one) => one.textContent.trim() === name) as HTMLButtonElement; // prettier-ignore

async function choose(kind: string, mode: string): Promise<void> {
  const select = row(kind).querySelector('select')!;
  select.selectedIndex = [...select.options].findIndex((option) => option.text === mode);
  select.dispatchEvent(new Event('change'));
  await flushPromises();
}

beforeEach(() => {
  setActivePinia(createPinia());
  request.mockReset();
  request.mockResolvedValue(undefined);
});

it('shows what each choice changes, with counts and names, and sends what was chosen', async () => {
  const views = { merge: effect({ added: [7, 'A', 'B', 'C', 'D', 'E'], kept: [2, 'F', 'G'] }), replace: effect({ added: [7, 'A'], removed: [2, 'F', 'G'] }) }; // prettier-ignore
  const settings = { merge: effect(), replace: effect({ changed: [2, 'density', 'reminders'], kept: [6] }) };
  await chosen(preview({ effects: { ...preview().effects, savedViews: views, settings } }));
  expect(text()).toContain('moving.json');
  expect(row('Saved views').textContent).toMatch(/7 added\s*A, B, C, D, E and 2 more/u);
  expect(row('Saved views').textContent).toContain('2 kept as is');
  expect(row('Settings').textContent).toMatch(/2 changed\s*Rows, Reminders/u);
  expect(row('Channels').textContent).toContain('Nothing changes');

  await choose('Saved views', 'Replace');
  expect(row('Saved views').textContent).toMatch(/2 removed\s*F, G/u);
  await choose('Settings', 'Don’t import');
  expect(row('Settings').textContent).toContain('Nothing changes');

  request.mockResolvedValueOnce(undefined);
  button('Import').click();
  await flushPromises();
  const { fileId } = request.mock.calls[0]![1] as { fileId: string };
  expect(request).toHaveBeenLastCalledWith('transfer.apply', {
    fileId,
    choices: { settings: 'skip', environments: 'merge', savedViews: 'replace', labelsAndNotes: 'merge', reminders: 'merge', channels: 'merge' }, // prettier-ignore
  });
  expect(useFeedbackStore().toast?.words).toBe('Import finished');
  expect(useDialogStore().open).toBeNull();
});

it('has nothing to import where everything is left out', async () => {
  await chosen(preview());
  for (const kind of ['Settings', 'Environments', 'Saved views', 'Labels and notes', 'Reminder choices', 'Channels']) {
    expect(button('Import').disabled).toBe(false);
    await choose(kind, 'Don’t import');
  }
  expect(button('Import').disabled).toBe(true);
});

it('warns of tokens, addresses, limits and what cannot be read, where they matter', async () => {
  const added = { merge: effect({ added: [1, 'X'] }), replace: effect() };
  const effects = { ...preview().effects, environments: added, channels: added };
  await chosen(
    preview({
      effects,
      limits: { merge: ['Lapsing', 'Mine'], replace: [] },
      unread: 3,
      endingFiles: { merge: [], replace: ['Lapsing.csv', 'All.ics'] },
    }),
  );
  const warnings = ['New environments have no token yet.', 'New channels are off.', 'limited to the numbers in these saved views: Lapsing', '3 entries can’t be read', 'can’t be undone']; // prettier-ignore
  for (const words of warnings) expect(text()).toContain(words);
  expect(text()).not.toContain('kept up to date');
  await choose('Saved views', 'Replace');
  expect(text()).toContain('no longer be limited to saved views');
  expect(text()).toContain(
    'These 2 files will no longer be kept up to date, because their views are removed: Lapsing.csv and All.ics.',
  );
  for (const kind of ['Saved views', 'Environments', 'Channels']) await choose(kind, 'Don’t import');
  expect(text()).not.toMatch(/limited to|no token yet|channels are off|kept up to date/u);
});

it('says why a file cannot be imported, and stays open for another', async () => {
  await chosen(new Error('A newer version of the app saved this file.'));
  expect(document.querySelector('[role=alert]')?.textContent).toBe('A newer version of the app saved this file.');
  expect(button('Import')).toBeUndefined();
  expect(button('Choose a file…').disabled).toBe(false);
});

it('does not read a file that no app of its kind can have saved', async () => {
  const huge = new File(['{'], 'film.mov');
  Object.defineProperty(huge, 'size', { value: LONGEST_TRANSFER * 3 + 1 });
  await chosen(preview(), huge);
  expect(document.querySelector('[role=alert]')?.textContent).toContain('The file is too large');
  expect(request).not.toHaveBeenCalled();
});

it('hands over a large file in pieces', async () => {
  request.mockResolvedValueOnce(null).mockResolvedValueOnce(null);
  await chosen(preview(), new File(['x'.repeat(1024 * 1024 + 1)], 'large.json'));
  const pieces = request.mock.calls.map(([, input]) => input as { text: string; isLast: boolean; fileId: string });
  expect(pieces.map((piece) => [piece.text.length, piece.isLast])).toEqual([[524_288, false], [524_288, false], [1, true]]); // prettier-ignore
  expect(new Set(pieces.map(({ fileId }) => fileId)).size).toBe(1);
});

it('stays open with the reason where the import fails', async () => {
  await chosen(preview());
  request.mockRejectedValueOnce(new Error('There is no space left on the disk.'));
  button('Import').click();
  await flushPromises();
  expect(document.querySelector('[role=alert]')?.textContent).toBe('There is no space left on the disk.');
  expect(useDialogStore().open).toEqual({ kind: 'transfer' });
});

it('lets main forget the file where it is closed without an import', async () => {
  const dialog = await chosen(preview());
  const { fileId } = request.mock.calls[0]![1] as { fileId: string };
  dialog.unmount();
  expect(request).toHaveBeenLastCalledWith('transfer.forget', { fileId });
});
