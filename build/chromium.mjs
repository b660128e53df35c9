import { existsSync, readFileSync } from 'node:fs';

/**
 * Where Debian's own Chromium is: without a window's frame and buttons, which take a third of the tests' time, or else the
 * whole browser. Ubuntu has a snap's stub at the latter place, which tests cannot drive.
 */
const DEBIAN_CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/**
 * @param {string} osRelease the text of /etc/os-release; empty where there is none
 * @returns {boolean} whether this is Debian itself, not one of its descendants
 */
export function isDebian(osRelease) {
  return /^ID="?debian"?$/m.test(osRelease);
}

/** @returns {string} the text of /etc/os-release, empty where there is none */
export function readOsRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

/** Playwright's launch options: Debian's Chromium where it is there, else the one Playwright installed. */
export function chromiumOptions() {
  const executablePath = isDebian(readOsRelease()) ? DEBIAN_CHROMIUM.find((path) => existsSync(path)) : undefined;
  return {
    ...(executablePath && { executablePath }),
    // Chromium refuses its sandbox to root
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  };
}
