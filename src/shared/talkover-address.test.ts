import { describe, expect, it } from 'vitest';
import { talkoverAddress } from './talkover-address';

const address = (baseUrl: string) => talkoverAddress({ kind: 'live', baseUrl });

describe('the address of Talkover', () => {
  it('is the origin of the environment’s own base URL', () => {
    expect(address('https://app.talkover.ai')).toBe('https://app.talkover.ai/');
    expect(address('https://eu.example.com:8443/gateway/talkover')).toBe('https://eu.example.com:8443/');
  });

  it('is on this computer only where the base URL is', () => {
    expect(address('http://127.0.0.1:4010')).toBe('http://127.0.0.1:4010/');
    expect(address('http://example.com')).toBeNull();
  });

  it('is none for anything that a browser or another program should not be asked to open', () => {
    const hostile = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://user:secret@app.talkover.ai',
      'smb://share',
      '',
    ];
    expect(hostile.map(address)).toEqual(hostile.map(() => null));
  });

  it('is none for sample data', () => {
    expect(talkoverAddress({ kind: 'sample', baseUrl: 'http://127.0.0.1:4010' })).toBeNull();
  });
});
