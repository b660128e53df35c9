import { describe, expect, it } from 'vitest';
import { autostartEntry } from './autostart-entry';

const execOf = (...command: string[]) => /^Exec=(.*)$/m.exec(autostartEntry('Talkover Numbers', command))?.[1];

describe('autostartEntry', () => {
  it('is a whole entry', () => {
    expect(autostartEntry('Talkover Numbers', ['/opt/Talkover/talkover-numbers', '--hidden'])).toBe(
      '[Desktop Entry]\nType=Application\nName=Talkover Numbers\nExec=/opt/Talkover/talkover-numbers --hidden\n' +
        'Terminal=false\nX-GNOME-Autostart-enabled=true\n',
    );
  });

  it('quotes a path with spaces', () => {
    expect(execOf('/home/ann/My apps/Talkover.AppImage', '--hidden')).toBe(
      '"/home/ann/My apps/Talkover.AppImage" --hidden',
    );
  });

  it('doubles percent signs, so that none is a field code', () => {
    expect(execOf('/opt/50%off')).toBe('"/opt/50%%off"');
  });

  it('escapes what is special in quotes, and each backslash once more as part of a string', () => {
    expect(execOf('/a"b')).toBe(String.raw`"/a\\"b"`);
    expect(execOf('/a$b`c')).toBe('"/a\\\\$b\\\\`c"');
    expect(execOf('/a\\b')).toBe('"/a' + '\\'.repeat(4) + 'b"');
  });

  it('keeps a line break inside its line', () => {
    expect(execOf('/a\nb')).toBe(String.raw`"/a\nb"`);
  });

  it('quotes an empty argument, so that it is not lost', () => {
    expect(execOf('/a', '')).toBe('/a ""');
  });
});
