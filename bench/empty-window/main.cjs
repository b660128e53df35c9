// A window with nothing in it, or with the page of an address: what everything else is measured against.
const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  const address = process.argv.find((argument) => argument.startsWith('http://'));
  return window.loadURL(address ?? 'data:text/html,<title>empty</title><p>empty</p>');
});
app.on('window-all-closed', () => app.quit());
