import { expect, it } from 'vitest';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { privateNames } from './private-names';

const NOTHING = { environments: [], inLists: [], savedViews: [], channels: [], labels: [], keptFiles: [] };

it('are what the user called things, and servers that say who the user is', () => {
  const known = {
    ...NOTHING,
    environments: [
      sampleEnvironment({ name: 'Acme', baseUrl: 'https://voice.acme.example' }),
      sampleEnvironment({ name: 'Production', baseUrl: 'https://app.talkover.ai' }),
    ],
    inLists: ['ACME', 'Night shift'],
    labels: ['VIP'],
  };
  const names = privateNames(known).filter((name) => name !== '');
  expect(names).toEqual(['Acme', 'voice.acme.example', 'Production', 'ACME', 'Night shift', 'VIP']);
});

it('are the names of files that are kept up to date, with and without what they end in', () => {
  const file = { id: 'x', savedViewId: null, kind: 'csv' as const, headings: 'fields' as const, path: '/home/ada/Acme numbers.csv' }; // prettier-ignore
  expect(privateNames({ ...NOTHING, keptFiles: [file] })).toEqual(['Acme numbers.csv', 'Acme numbers']);
});
