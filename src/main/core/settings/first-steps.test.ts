import { describe, expect, it } from 'vitest';
import { sessionSchema, type Session } from '../../../shared/settings';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { createFirstSteps } from './first-steps';

function stepsWith(live: number) {
  let session = sessionSchema.parse({});
  const environments = [
    sampleEnvironment({ id: 's', kind: 'sample' }),
    ...Array.from({ length: live }, (_, at) => sampleEnvironment({ id: `${at}` })),
  ];
  const steps = createFirstSteps({
    session: () => session,
    remember: (patch: Partial<Session>) => void (session = { ...session, ...patch }),
    environments: () => environments,
  });
  return { steps, now: () => session.firstSteps };
}

describe('the first steps', () => {
  it('are suggested once the first real environment is connected, until they are closed', () => {
    const { steps, now } = stepsWith(1);
    expect(now()).toEqual({ phase: 'before', done: [] });
    steps.connected();
    expect(now().phase).toBe('open');
    steps.done('lapsing');
    steps.done('lapsing');
    steps.done('notifications');
    expect(now()).toEqual({ phase: 'open', done: ['lapsing', 'notifications'] });
    steps.close();
    steps.connected();
    expect(now()).toEqual({ phase: 'closed', done: ['lapsing', 'notifications'] });
  });

  it('are not suggested to a user who has environments already', () => {
    const { steps, now } = stepsWith(2);
    steps.connected();
    expect(now().phase).toBe('before');
  });
});
