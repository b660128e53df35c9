// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { useAppStore } from '../stores/app';
import { useFeedbackStore } from '../stores/feedback';
import { sampleState } from '../testing/sample-state';
import { saveFile } from './save-file';

/** What main does for each request; one that is missing is answered with nothing. */
let main: Record<string, (input: { text?: string }) => unknown>;
let asked: string[];
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: async (name: string, input: { text?: string }) => {
    asked.push(name);
    return Promise.resolve(input).then(main[name] ?? (() => undefined));
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const FILE = { kind: 'csv', name: 'numbers' } as const;
let written: string[];

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  asked = [];
  written = [];
  main = {
    'file.begin': () => ({ outcome: 'begun', fileId: 'f', name: 'numbers.csv' }),
    'file.append': ({ text = '' }) => void written.push(text),
    'file.finish': () => ({ name: 'numbers.csv' }),
  };
});

describe('a file that main writes', () => {
  it('gets every part in order, and is offered to be shown', async () => {
    const onBegun = vi.fn();
    expect(await saveFile(FILE, ['a', 'b', 'c'], { onBegun })).toBe(true);
    expect([written, asked]).toEqual([['abc'], ['file.begin', 'file.append', 'file.finish']]);
    expect(onBegun).toHaveBeenCalledOnce();
    expect(useFeedbackStore().toast?.words).toContain('numbers.csv');
    useFeedbackStore().takeOffer();
    expect(asked.at(-1)).toBe('file.show');
  });

  it('is handed over in pieces that main takes, none of which ends within a character', async () => {
    const text = `${'x'.repeat(512 * 1024 - 1)}😀${'y'.repeat(600 * 1024)}`;
    expect(await saveFile(FILE, [text])).toBe(true);
    expect(written.join('')).toBe(text);
    expect(written.map(({ length }) => length)).toEqual([512 * 1024 - 1, 512 * 1024, 88 * 1024 + 2]);
  });

  it('is none where the user chooses no place', async () => {
    main['file.begin'] = () => ({ outcome: 'cancelled' });
    const parts = vi.fn(function* () {
      yield 'a';
    });
    expect(await saveFile(FILE, { [Symbol.iterator]: parts })).toBe(false);
    expect([parts.mock.calls.length, asked]).toEqual([0, ['file.begin']]);
  });

  it.each(['while parts are written', 'after the last part'])(
    'leaves nothing where it is cancelled %s',
    async (when) => {
      const controller = new AbortController();
      function* parts() {
        yield 'a';
        controller.abort();
        if (when === 'while parts are written') yield 'b';
      }
      expect(await saveFile(FILE, parts(), { signal: controller.signal })).toBe(false);
      expect(asked).not.toContain('file.finish');
      expect(asked.at(-1)).toBe('file.cancel');
    },
  );

  it.each(['file.append', 'file.finish'])('says why where main cannot do %s, and leaves nothing', async (name) => {
    main[name] = () => Promise.reject(new Error('The disk is full.'));
    expect(await saveFile(FILE, ['a'])).toBe(false);
    expect(useFeedbackStore().failure?.message).toBe('The disk is full.');
    expect(asked.at(-1)).toBe('file.cancel');
  });
});

describe('a download', () => {
  const blobs: Blob[] = [];
  let revoke: MockInstance<typeof URL.revokeObjectURL>;
  beforeEach(() => {
    vi.useFakeTimers();
    blobs.length = 0;
    useAppStore().state = sampleState({ shell: 'browser' });
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${blobs.push(blob as Blob)}`);
    revoke = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue(undefined);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('has the name and the text of the file, which is kept until it has begun', async () => {
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
    expect(await saveFile(FILE, ['a', 'b'])).toBe(true);
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('numbers.csv');
    expect(await blobs[0]!.text()).toBe('ab');
    expect(revoke).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(revoke).toHaveBeenCalledExactlyOnceWith('blob:1');
    expect(asked).toEqual([]);
  });

  it('does not begin where it is cancelled', async () => {
    const controller = new AbortController();
    function* parts() {
      yield 'a';
      controller.abort();
    }
    expect(await saveFile(FILE, parts(), { signal: controller.signal })).toBe(false);
    expect(blobs).toEqual([]);
  });
});
