import { describe, expect, it } from 'vitest';
import { promisesSettled } from '../../../shared/testing/promises-settled';
import { createManualClock } from '../testing/manual-clock';
import { createKeychain } from './keychain';

/** A keychain in memory whose prompts are answered one by one. */
function prompting(entries: Record<string, string> = {}) {
  const clock = createManualClock(0);
  const stored = new Map(Object.entries(entries));
  const prompts: { what: string; answer: () => void }[] = [];
  const asked = <T>(what: string, apply: () => T) =>
    new Promise<T>((resolve) => prompts.push({ what, answer: () => resolve(apply()) }));
  const keychain = createKeychain({
    platform: 'darwin',
    clock,
    loadKeytar: () =>
      Promise.resolve({
        getPassword: (_, account) => asked(`read ${account}`, () => stored.get(account) ?? null),
        setPassword: (_, account, secret) => asked(`write ${account}`, () => void stored.set(account, secret)),
        deletePassword: (_, account) => asked(`delete ${account}`, () => stored.delete(account)),
      }),
  });
  async function answer(what: string): Promise<void> {
    await promisesSettled();
    expect(prompts.map((prompt) => prompt.what)).toEqual([what]);
    prompts.shift()?.answer();
    await promisesSettled();
  }
  return { clock, stored, prompts, keychain, answer };
}

describe('a prompt that is answered after the caller stopped waiting', () => {
  it.each([
    ['read', { a: 'old' }, []],
    ['write', { a: 'old' }, ['write a']],
    ['write', {}, ['delete a']],
  ])('changes nothing: at the %s, with %j before', async (late, before, restored) => {
    const { clock, stored, keychain, prompts, answer } = prompting(before);
    const updating = expect(keychain.update('a', () => 'new')).rejects.toMatchObject({ code: 'keychain_locked' });
    if (late === 'write') await answer('read a');
    await clock.advance(120_000);
    await updating;
    await answer(`${late} a`);
    for (const what of restored) await answer(what);
    expect([Object.fromEntries(stored), prompts]).toEqual([before, []]);
  });

  it('keeps what is asked meanwhile waiting, so that the newest answer counts', async () => {
    const { clock, stored, keychain, answer } = prompting({ a: 'old' });
    const first = expect(keychain.update('a', () => 'first')).rejects.toMatchObject({ code: 'keychain_locked' });
    await answer('read a');
    await clock.advance(120_000);
    await first;
    const second = keychain.update('a', () => 'second');
    for (const what of ['write a', 'write a', 'read a', 'write a']) await answer(what);
    expect([await second, stored.get('a')]).toEqual([{ before: 'old', after: 'second' }, 'second']);
  });

  it('is not asked at all where its turn never came', async () => {
    const { clock, keychain, prompts, answer } = prompting({ a: 'old' });
    const refused = Promise.allSettled([keychain.update('a', () => 'first'), keychain.update('a', () => null)]);
    await clock.advance(120_000);
    expect(await refused).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    await answer('read a');
    expect(prompts).toEqual([]);
  });
});
