// Renders every icon file from the SVGs of this folder: `npm run icons`, after one of them changed.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumOptions } from './chromium.mjs';
import { icns, ico } from './icon-containers.mjs';

const here = import.meta.dirname;
const trayFolder = join(here, '../src/main/desktop/tray-icons');
const badgeFolder = join(here, '../src/main/desktop/badge-icons');
const flagSources = join(here, '../node_modules/country-flag-icons/3x2');
const flagFolder = join(here, '../src/renderer/components/flags');
const appSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
/** Linux panels show 22 pixels; Windows scales to its own 16; macOS takes the template of 16. */
const traySize = 22;

/** Glyph and dot: dark on a light panel, light on a dark one, and black alone for macOS, which colours it itself. */
const panels = {
  '-light': { glyph: '#20302f', dot: '#c2410c' },
  '-dark': { glyph: '#f2f7f6', dot: '#ffb454' },
};
const template = { glyph: '#000000', dot: '#000000' };

const browser = await chromium.launch(chromiumOptions());
try {
  const page = await browser.newPage();

  /** @returns {Promise<Buffer>} the SVG as a PNG of `size` × `size` pixels on a transparent ground */
  const render = async (name, size, { glyph, dot } = template) => {
    const svg = readFileSync(join(here, `${name}.svg`), 'utf8');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0;color:${glyph};--dot:${dot}}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
  };

  await renderAppIcons(render);
  await renderTrayIcons(render);
  await renderBadge(render);
  await renderFlags(await browser.newPage({ deviceScaleFactor: 3 }));
} finally {
  await browser.close();
}

async function renderAppIcons(render) {
  const pngBySize = new Map();
  for (const size of appSizes) pngBySize.set(size, await render('icon', size));

  mkdirSync(join(here, 'icons'), { recursive: true });
  for (const [size, png] of pngBySize) {
    if (size <= 512 && size !== 24 && size !== 96) writeFileSync(join(here, 'icons', `${size}x${size}.png`), png);
  }
  writeFileSync(join(here, 'icon.png'), pngBySize.get(1024));
  writeFileSync(join(here, 'icon.icns'), icns(pngBySize));
  const icoSizes = appSizes.filter((size) => size <= 256);
  writeFileSync(join(here, 'icon.ico'), ico(icoSizes.map((size) => ({ size, png: pngBySize.get(size) }))));
}

async function renderTrayIcons(render) {
  mkdirSync(trayFolder, { recursive: true });
  for (const [state, svg] of [
    ['calm', 'tray'],
    ['attention', 'tray-attention'],
    ['offline', 'tray-offline'],
  ]) {
    const write = async (name, size, colors) => {
      writeFileSync(join(trayFolder, `${name}.png`), await render(svg, size, colors));
      writeFileSync(join(trayFolder, `${name}@2x.png`), await render(svg, 2 * size, colors));
    };
    for (const [panel, colors] of Object.entries(panels)) await write(`${state}${panel}`, traySize, colors);
    await write(`${state}Template`, 16, template);
  }
}

/** What lies over the button of the Windows task bar. */
async function renderBadge(render) {
  mkdirSync(badgeFolder, { recursive: true });
  writeFileSync(join(badgeFolder, 'attention.png'), await render('badge', 16));
  writeFileSync(join(badgeFolder, 'attention@2x.png'), await render('badge', 32));
}

/** All flags in one picture of three pixels a CSS pixel: drawing 20 SVGs takes longer than all else in the table's rows. */
async function renderFlags(page) {
  const codes = readdirSync(flagSources).flatMap((file) =>
    file.endsWith('.svg') ? [file.slice(0, -'.svg'.length)] : [],
  );
  const flags = codes.map((code) => {
    const svg = readFileSync(join(flagSources, `${code}.svg`)).toString('base64');
    return `<img src="data:image/svg+xml;base64,${svg}" width="18" height="12">`;
  });
  const [columns, width, height] = [16, 20, 14];
  const rows = Math.ceil(codes.length / columns);
  await page.setViewportSize({ width: columns * width, height: rows * height });
  await page.setContent(
    `<style>body{margin:0;display:grid;grid-template-columns:repeat(${columns},${width}px);grid-auto-rows:${height}px;place-items:center}</style>${flags.join('')}`,
  );
  writeFileSync(join(flagFolder, 'flags.png'), await page.screenshot({ omitBackground: true }));
  const layout = { codes: codes.join(' '), columns };
  writeFileSync(join(flagFolder, 'flags.json'), `${JSON.stringify(layout, null, 2)}\n`);
}
