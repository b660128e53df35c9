// Loaded into a main process before the app (NODE_OPTIONS=--require): prints when an element was first painted in a page.

const script = (selector) => `new Promise((resolve) => {
  const found = () => document.querySelector(${JSON.stringify(selector)});
  const painted = () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(Date.now());
    port2.postMessage(null);
  });
  if (found()) return painted();
  const observer = new MutationObserver(() => found() && (observer.disconnect(), painted()));
  observer.observe(document, { childList: true, subtree: true });
})`;

// Electron's own modules come a moment later
setImmediate(() => {
  if (process.type !== 'browser') return;
  require('electron').app.on('web-contents-created', (_, contents) => {
    contents.once('did-navigate', () => {
      contents.mainFrame
        .executeJavaScript(script(process.env.BENCH_SELECTOR))
        .then((at) => process.stdout.write(`painted at ${at}\n`));
    });
  });
});
