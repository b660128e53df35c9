import { describe, expect, it, vi } from 'vitest';
import { isOwnPage } from './page-session';

vi.mock('electron', () => ({ app: {}, protocol: {}, session: {} }));

describe('isOwnPage', () => {
  const home = 'app://numbers/index.html';

  it.each(['app://numbers/index.html', 'app://numbers', 'app://numbers/#/renewals'])('knows %s', (url) => {
    expect(isOwnPage(url, home)).toBe(true);
  });

  it.each([
    'app://numbers.example/',
    'app://other/index.html',
    'https://numbers/index.html',
    'file:///index.html',
    'about:blank',
    'data:text/html,app://numbers/',
    '',
  ])('does not take %s for it', (url) => {
    expect(isOwnPage(url, home)).toBe(false);
  });

  it('tells ports apart on the dev server', () => {
    expect(isOwnPage('http://localhost:5173/index.html', 'http://localhost:5173')).toBe(true);
    expect(isOwnPage('http://localhost:5174/', 'http://localhost:5173')).toBe(false);
  });
});
