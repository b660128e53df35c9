import { expect, it } from 'vitest';
import { secretsIn } from './sending-failure';

it('the secrets of an address are all of it, its path, and every part that is long enough to be one', () => {
  const secrets = secretsIn('https://hooks.example/a/abcdef/p%20wait?key=s3cret&of=12345');
  for (const secret of ['/a/abcdef/p%20wait?key=s3cret&of=12345', '/a/abcdef/p%20wait', 'abcdef', 'p%20wait', 'p wait', 's3cret']) {
    expect(secrets).toContain(secret);
  } // prettier-ignore
  // shorter ones would take words out of what a service says
  for (const word of ['', 'a', '12345']) expect(secrets).not.toContain(word);
  expect(secretsIn('https://hooks.example/ab').filter((secret) => secret.length < 6)).toEqual([]);
});

it('an address with a percent sign of its own is hidden too', () => {
  expect(secretsIn('https://hooks.example/100%secret')).toContain('100%secret');
});
