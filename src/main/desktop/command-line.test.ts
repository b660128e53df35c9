import { describe, expect, it } from 'vitest';
import { ownArguments } from './command-line';

describe('ownArguments', () => {
  it('leaves out the executable', () => {
    expect(ownArguments(['/opt/talkover', '--hidden'], false)).toEqual(['--hidden']);
  });

  it('leaves out the folder of an app that Electron was told to run, wherever switches stand', () => {
    expect(ownArguments(['electron', '--no-sandbox', '.', '--data-dir', '/tmp/x'], true)).toEqual([
      '--data-dir',
      '/tmp/x',
    ]);
  });

  it('leaves out what Chromium, Electron, Node and the Finder read', () => {
    const argv = ['app', '--inspect=0', '--remote-debugging-port=0', '--enable-logging', '-psn_0_1', '--lang=de'];
    expect(ownArguments(argv, false)).toEqual([]);
  });

  it('leaves out what Windows adds when it starts the app for a click on a notification', () => {
    expect(ownArguments(['app.exe', '-Embedding'], false)).toEqual([]);
  });

  it('keeps unknown arguments, so that they are refused', () => {
    expect(ownArguments(['app', '--hiden', 'stray'], false)).toEqual(['--hiden', 'stray']);
  });
});
