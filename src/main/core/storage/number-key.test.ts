import { describe, expect, it } from 'vitest';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { numberKey, serverOf } from './number-key';

describe('the permanent name of a number', () => {
  it('is its server and its id, whatever the environment is called', () => {
    const environment = sampleEnvironment({ id: 'x', name: 'Renamed' });
    expect(numberKey(environment, 'n1')).toBe('https://app.talkover.ai n1');
    expect(numberKey(sampleEnvironment({ baseUrl: 'http://localhost:4010' }), 'n1')).toBe('http://localhost:4010 n1');
  });

  it('is the same for all sample data, whatever its address is', () => {
    expect(serverOf(sampleEnvironment({ kind: 'sample', baseUrl: 'http://127.0.0.1:1' }))).toBe('sample');
    expect(numberKey(sampleEnvironment({ kind: 'sample' }), 'n1')).toBe('sample n1');
  });
});
