import { expect, it } from 'vitest';
import { sampleNumber } from '../testing/sample';
import { namesIn } from './names';

it('are those of senders, agents and Talkover’s environments, each once', () => {
  const agents = JSON.stringify([
    { id: 'a1', name: 'Reception' },
    { id: 'a2', name: 'Night shift' },
  ]);
  const talkover_environment = '{"name":"Live"}';
  const numbers = [
    sampleNumber(),
    sampleNumber({ number: 'ACME', agents }),
    sampleNumber({ number: '日本支店', agents, talkover_environment }),
    sampleNumber({ number: '+49 30 1234', talkover_environment, agents: '[' }),
  ];
  expect(namesIn(numbers)).toEqual(['ACME', 'Reception', 'Night shift', '日本支店', 'Live']);
});

it('are the first thousand of more', () => {
  const numbers = Array.from({ length: 1_200 }, (_, at) => sampleNumber({ number: `Sender ${at}` }));
  expect(namesIn(numbers)).toEqual(numbers.slice(0, 1_000).map(({ number }) => number));
});
