import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { sampleEnvironment } from '../../../shared/testing/sample';
import type { Environment } from '../../../shared/environment';
import { createAppHandlers } from './app-handlers';

function handlersFor(...environments: Environment[]) {
  const opened: string[] = [];
  const handlers = createAppHandlers({
    shell: {
      kind: 'desktop',
      notify: () => Promise.resolve({ outcome: 'shown' }),
      setTray: () => undefined,
      openExternal: (url) => Promise.resolve(void opened.push(url)),
    },
    environments: {
      get(environmentId) {
        const found = environments.find(({ id }) => id === environmentId);
        if (!found) throw new AppError('environment_not_found');
        return found;
      },
    },
    firstView: { painted: () => undefined } as never,
    pages: {} as never,
    state: () => ({}) as never,
  });
  return { opened, open: async (environmentId: string) => handlers['talkover.open']({ environmentId }) };
}

describe('opening Talkover', () => {
  it('goes to the environment’s own address and nowhere else', async () => {
    const { opened, open } = handlersFor(
      sampleEnvironment({ id: 'a', baseUrl: 'https://app.talkover.ai' }),
      sampleEnvironment({ id: 'b', baseUrl: 'https://eu.example.com/talkover' }),
    );
    await open('b');
    expect(opened).toEqual(['https://eu.example.com/']);
  });

  it('opens nothing for sample data, or for an environment that was removed', async () => {
    const { opened, open } = handlersFor(sampleEnvironment({ id: 'a', kind: 'sample' }));
    await expect(open('a')).rejects.toMatchObject({ code: 'bad_request' });
    await expect(open('gone')).rejects.toMatchObject({ code: 'environment_not_found' });
    expect(opened).toEqual([]);
  });
});
