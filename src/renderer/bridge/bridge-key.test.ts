import { expect, it, vi } from 'vitest';
import { takeBridgeKey } from './bridge-key';

it('takes the key out of the address, and has it again when the tab is reloaded', () => {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
  };
  const history = { replaceState: vi.fn() };
  expect(takeBridgeKey({ hash: '', pathname: '/' }, history, storage)).toBeNull();
  expect(takeBridgeKey({ hash: '#abc_-1', pathname: '/' }, history, storage)).toBe('abc_-1');
  expect(history.replaceState).toHaveBeenCalledExactlyOnceWith(null, '', '/');
  expect(takeBridgeKey({ hash: '', pathname: '/' }, history, storage)).toBe('abc_-1');
});
