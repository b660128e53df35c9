import { app } from 'electron';
import { noteMinutes } from './minutes.mjs';

noteMinutes();

/**
 * Runs the app in tests, and holds it at `whenReady` until Playwright has connected and calls. Where Playwright meets a page
 * in the middle of its first navigation, it misses that navigation and waits for it for ever: about one launch in 150.
 */
const ready = app.whenReady();
let release;
const held = new Promise((resolve) => (release = resolve));
app.whenReady = () => held;
globalThis.__playwright_run = () => ready.then(release);

await import('../out/main/index.js');
