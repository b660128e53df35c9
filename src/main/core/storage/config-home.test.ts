import { join } from 'node:path';
import { expect, it } from 'vitest';
import { configHome, folderNamed } from './config-home';

it('configuration is in .config of the home folder, or where XDG_CONFIG_HOME says', () => {
  expect(configHome({}, '/home/ada')).toBe(join('/home/ada', '.config'));
  expect(configHome({ XDG_CONFIG_HOME: '' }, '/home/ada')).toBe(join('/home/ada', '.config'));
  expect(configHome({ XDG_CONFIG_HOME: '/etc/ada' }, '/home/ada')).toBe('/etc/ada');
});

it.each([
  ['/data', '/data'],
  ['C:\\data', 'C:\\data'],
  ['data', undefined],
  ['./data', undefined],
  ['', undefined],
  [undefined, undefined],
])('a folder named as %j is %j', (value, folder) => {
  expect(folderNamed(value)).toBe(folder);
});
