import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../testing/sample';
import { agentNames, agentsOf, alsoSent, asSent, openedValue, talkoverEnvironmentName, textOf } from './extras';

const AGENTS = [
  { id: 'a1', name: 'Reception', extension: 5 },
  { id: '', name: 'Night shift' },
];
const agents = JSON.stringify(AGENTS);

describe('agents', () => {
  it('are read as they were sent', () => {
    expect(agentsOf({ agents })).toEqual(AGENTS);
    expect(agentNames({ agents })).toEqual(['Reception', 'Night shift']);
  });

  it.each([undefined, '', '{}', '"a1"', 'null', '[', '7'])('are none where %j was kept', (text) => {
    const number = text === undefined ? {} : { agents: text };
    expect([agentsOf(number), agentNames(number)]).toEqual([[], []]);
  });
});

describe('Talkover’s environment of a number', () => {
  it.each([
    ['{"id":"e1","name":"Live"}', 'Live'],
    ['{"id":"e1"}', 'e1'],
    ['{"id":7}', '7'],
    ['{"region":"EU"}', '{"region":"EU"}'],
    ['"Live"', 'Live'],
    ['7', '7'],
    ['null', ''],
    ['{', ''],
    [undefined, ''],
  ])('sent as %s is called %j', (talkover_environment, name) => {
    expect(talkoverEnvironmentName(talkover_environment === undefined ? {} : { talkover_environment })).toBe(name);
  });
});

describe('fields that the API does not document', () => {
  it('are read by their names', () => {
    expect(alsoSent({ also_sent: '{"carrier":"Example","ports":[1]}' })).toEqual({ carrier: 'Example', ports: [1] });
    for (const also_sent of ['7', 'null', '{', '""', '']) expect(alsoSent({ also_sent })).toEqual({});
    expect(alsoSent({})).toEqual({});
  });

  it('are written in one line', () => {
    expect([textOf('a'), textOf({ a: [1] }), textOf(null)]).toEqual(['a', '{"a":[1]}', 'null']);
  });
});

it('a value is opened as JSON, again and again, and nothing where it is damaged', () => {
  for (let time = 0; time < 2; time++) {
    expect([
      openedValue('[1]'),
      openedValue('false'),
      openedValue('['),
      openedValue(''),
      openedValue(undefined),
    ]).toEqual(
      [[1], false, null, null, null], //
    );
  }
  // more values than are remembered
  for (let value = 0; value < 2_500; value++) expect(openedValue(`{"v":${value}}`)).toEqual({ v: value });
  expect(openedValue('[1]')).toEqual([1]);
});

describe('a number as it was sent', () => {
  it('has the API’s own names, and of what comes with some numbers only what came with it', () => {
    const bare = sampleNumber();
    expect(asSent(bare)).toEqual(bare);
    const full = sampleNumber({
      agents,
      talkover_environment: '{"name":"Live"}',
      also_sent: '{"carrier":"Example"}',
      unreadable: '{"has_fax":"maybe"}',
    });
    expect(asSent(full)).toEqual({ ...bare, agents: AGENTS, environment: { name: 'Live' }, carrier: 'Example' });
  });
});
