import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';

const app = new EventEmitter();
vi.mock('electron', () => ({ app }));
const { sendNoClientCertificate } = await import('./client-certificate');

it('answers a server that asks for a client certificate with none', () => {
  sendNoClientCertificate();
  const event = { preventDefault: vi.fn() };
  const answer = vi.fn();
  app.emit('select-client-certificate', event, null, 'https://numbers.example', [{ subjectName: 'Me' }], answer);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(answer.mock.calls).toEqual([[]]);
});
