import { writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerPageRequest } from './protocol';
import { temporaryFolder } from '../../shared/testing/temporary-folder';

vi.mock('electron', () => ({ protocol: {} }));

let folder: string;
let root: string;

beforeEach(async () => {
  folder = temporaryFolder();
  root = join(folder, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(root, 'index.html'), '<title>page</title>');
  await writeFile(join(root, 'assets', 'index.js'), 'export {};');
  await writeFile(join(root, 'secret.txt'), 'no kind that is served');
  await writeFile(join(folder, 'outside.html'), 'outside');
});

const get = (url: string, method = 'GET') => answerPageRequest(root, { url, method });

describe('answerPageRequest', () => {
  it('serves the page with its type and its policy', async () => {
    const response = await get('app://numbers/index.html');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<title>page</title>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves scripts as scripts, whatever their query', async () => {
    const response = await get('app://numbers/assets/index.js?v=1');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    'app://numbers/../outside.html',
    'app://numbers/%2e%2e/outside.html',
    'app://numbers/..%2foutside.html',
    'app://numbers/..\\outside.html',
    'app://numbers//../outside.html',
    'app://numbers/secret.txt',
    'app://numbers/missing.html',
    'app://numbers/assets',
  ])('finds nothing at %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it('refuses another host and every method but GET', async () => {
    expect((await get('app://elsewhere/index.html')).status).toBe(403);
    expect((await get('app://numbers/index.html', 'POST')).status).toBe(403);
  });
});
