// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepTypeAhead } from './type-ahead';

let field: HTMLInputElement;
let button: HTMLButtonElement;
/** The keys that reach what lies behind. */
let heard: string[];
const listen = (event: KeyboardEvent) => heard.push(event.key);

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<button></button><input type="text" />';
  field = document.querySelector('input')!;
  button = document.querySelector('button')!;
  heard = [];
  window.addEventListener('keydown', listen);
});

afterEach(() => {
  vi.runAllTimers();
  window.removeEventListener('keydown', listen);
  vi.useRealTimers();
});

function press(...keys: string[]): void {
  for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })); // prettier-ignore
}

it('gives what is typed meanwhile to the field that opens, and drops the next keys', () => {
  const inputs = vi.fn();
  field.addEventListener('input', inputs);
  keepTypeAhead();
  press('S', 'a', 'x', 'Backspace', 'l', 'ArrowDown');
  field.focus();
  expect([field.value, field.selectionStart, heard]).toEqual(['Sal', 3, []]);
  expect(inputs).toHaveBeenCalledTimes(1);
  press('e');
  expect(heard).toEqual(['e']);
});

it('adds it to what is in the field, where its cursor is', () => {
  field.value = 'note';
  field.setSelectionRange(4, 4);
  keepTypeAhead();
  press('!');
  field.focus();
  expect(field.value).toBe('note!');
});

it('waits for the field of a dialog that puts the keyboard on a button first', () => {
  keepTypeAhead();
  press('a');
  button.focus();
  field.focus();
  expect(field.value).toBe('a');
});

it.each(['Enter', ' ', 'Tab'])('leaves a button that has the keyboard its "%s", however soon it comes', (key) => {
  keepTypeAhead();
  button.focus();
  press('a', key);
  expect(heard).toEqual([key]);
});

it.each(['Shift', 'CapsLock', 'Dead', 'Backspace'])('goes on after %s while a button has the keyboard', (key) => {
  keepTypeAhead();
  press('a', 'x');
  button.focus();
  press(key, 'B');
  field.focus();
  expect([field.value, heard]).toEqual([key === 'Backspace' ? 'aB' : 'axB', []]);
});

it.each<[string, () => void]>([
  ['a button has the keyboard', () => button.focus()],
  ['Escape is pressed', () => press('Escape')],
  ['the pointer is pressed', () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))],
  ['no field has come for a second', () => vi.advanceTimersByTime(1000)],
])('ends once %s', (_, end) => {
  keepTypeAhead();
  press('a');
  end();
  vi.advanceTimersByTime(0);
  heard.length = 0;
  press('b');
  expect(heard).toEqual(['b']);
  field.focus();
  expect(field.value).toBe('');
});

it('leaves shortcuts with a modifier alone', () => {
  keepTypeAhead();
  const copy = new KeyboardEvent('keydown', { key: 'c', ctrlKey: true, bubbles: true, cancelable: true });
  document.body.dispatchEvent(copy);
  expect([heard, copy.defaultPrevented]).toEqual([['c'], false]);
});
