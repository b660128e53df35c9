import { readFileSync } from 'node:fs';
import { nativeImage, type NativeImage } from 'electron';

/** Files by their names; the build puts each under a name of its own, so Electron cannot find `@2x` by itself. */
const FILES = import.meta.glob<string>('./{tray,badge}-icons/*.png', {
  query: '?asset',
  import: 'default',
  eager: true,
});

/** An icon that `npm run icons` has rendered, in both of its sizes; its name as `tray-icons/calm-dark`. */
export function readIcon(name: string): NativeImage {
  const image = nativeImage.createFromBuffer(read(name));
  image.addRepresentation({ scaleFactor: 2, buffer: read(`${name}@2x`) });
  return image;
}

function read(name: string): Buffer {
  const file = FILES[`./${name}.png`];
  if (file === undefined) throw new Error(`there is no icon ${name}`);
  return readFileSync(file);
}
