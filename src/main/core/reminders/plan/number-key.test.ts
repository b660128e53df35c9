import { describe, expect, it } from 'vitest';
import { sampleAccount } from '../../../../shared/testing/sample';
import { numberKey, serverOf } from './number-key';

describe('the name of a number for good', () => {
  it('is its server and its id, whatever the environment is called', () => {
    const account = sampleAccount({ id: 'x', name: 'Renamed' });
    expect(numberKey(account, 'n1')).toBe('https://app.talkover.ai n1');
    expect(numberKey(sampleAccount({ baseUrl: 'http://localhost:4010' }), 'n1')).toBe('http://localhost:4010 n1');
  });

  it('is the same for all sample data, whatever its address is', () => {
    expect(serverOf(sampleAccount({ kind: 'sample', baseUrl: 'http://127.0.0.1:1' }))).toBe('sample');
    expect(numberKey(sampleAccount({ kind: 'sample' }), 'n1')).toBe('sample n1');
  });
});
