import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Server } from 'node:net';
import { SELF_SIGNED } from '../../src/main/core/testing/certificate';
import { expect, test } from '../app';
import { connectByForm, grid, rowCount } from '../steps';

const RIGHT = `Basic ${btoa('me:secret')}`;

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

test('a proxy that asks for a password gets it from the user, and from the keychain after a restart', async ({
  app,
  sandbox,
}) => {
  const sent: string[] = [];
  const proxy = createServer();
  const sockets: Socket[] = [];
  proxy.on('connect', ({ url = '', headers }, socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    const credentials = headers['proxy-authorization'];
    if (credentials) sent.push(credentials);
    if (credentials !== RIGHT) {
      const lines = ['HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="office"'];
      return socket.end(`${lines.join('\r\n')}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    }
    const upstream = connect(Number(url.split(':').at(-1)), '127.0.0.1');
    upstream.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    socket.pipe(upstream).pipe(socket);
  });
  // the sandbox behind TLS, so that the proxy is asked for a tunnel
  const secure = createSecureServer(SELF_SIGNED, ({ url, method, headers }, response) => {
    request(sandbox.url + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).end();
  });
  const [proxyPort, securePort] = [await listen(proxy), await listen(secure)];

  const useProxy = () =>
    app.electron?.evaluate(async ({ session }, port) => {
      session.defaultSession.setCertificateVerifyProc((_, answer) => answer(0));
      const proxyBypassRules = '<-loopback>';
      await session.defaultSession.setProxy({ proxyRules: `127.0.0.1:${port}`, proxyBypassRules });
    }, proxyPort);

  try {
    await useProxy();
    const { page } = app;
    await connectByForm(page, { ...sandbox, url: `https://127.0.0.1:${securePort}` }, 'Production');
    const save = page.getByRole('button', { name: 'Connect', exact: true });
    await expect(page.getByText('This network’s proxy requires a user name and password')).toBeVisible();
    const signIn = async (password: string) => {
      await page.getByLabel('User name').fill('me');
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('form', { name: 'Proxy sign-in' })).toBeHidden();
      await save.click();
    };
    await signIn('wrong');
    await expect(page.getByText('rejected the user name or password')).toBeVisible();
    await signIn('secret');
    await expect(grid(page)).toBeVisible();
    expect(await app.filesWith('secret')).toEqual([]);

    sent.length = 0;
    const again = await app.restart();
    await useProxy();
    await again.getByRole('button', { name: /Sync now/ }).click();
    await expect.poll(() => sent).toContain(RIGHT);
    expect(await rowCount(again)).toBe(200);

    await again.keyboard.press('Control+4');
    const forget = again.getByRole('button', { name: `Forget the sign-in of proxy 127.0.0.1:${proxyPort}` });
    await forget.click();
    await expect(forget).toBeHidden();
  } finally {
    for (const socket of sockets) socket.destroy();
    proxy.close();
    secure.closeAllConnections();
    secure.close();
  }
});
