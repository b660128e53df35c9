import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { projectNode } from './root.mjs';
import { planStart, systemNetwork, whyElectronEnded } from './start-plan.mjs';

const machine = { electron: '/electron', display: true, rootOnLinux: false };

describe('npm start', () => {
  it('runs the desktop app with the arguments as they are', () => {
    expect(planStart(['--hidden'], machine)).toMatchObject({ shell: 'desktop', args: ['--hidden'], says: null });
  });

  it('runs browser mode by choice, without a word', () => {
    expect(planStart(['--browser', '--port', '0'], machine)).toEqual({
      shell: 'browser',
      args: ['--port', '0'],
      says: null,
    });
  });

  it.each([
    [{ electron: null }, /no Electron runtime/],
    [{ display: false }, /no display/],
  ])('says why it runs browser mode: %o', (lack, why) => {
    const plan = planStart(['--hidden'], { ...machine, ...lack });
    expect(plan).toMatchObject({ shell: 'browser', args: ['--hidden'] });
    expect(plan.says).toMatch(why);
  });

  it('turns the sandbox off for root, says so, and does not hand that to browser mode', () => {
    const plan = planStart(['--hidden'], { ...machine, rootOnLinux: true });
    expect(plan).toMatchObject({ args: ['--no-sandbox', '--hidden'], appArgs: ['--hidden'] });
    expect(plan.says).toMatch(/root/);
  });

  it('knows a missing library from any other end', () => {
    const said = '/electron: error while loading shared libraries: libnss3.so: cannot open shared object file';
    expect(whyElectronEnded(127, said)).toMatch(/library is missing/);
    expect(whyElectronEnded(1, said)).toBeNull();
    expect(whyElectronEnded(127, '')).toBeNull();
  });

  it('knows a forbidden sandbox, after which a signal ends Chromium', () => {
    const said =
      '[1:1127/1:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly.';
    expect(whyElectronEnded(null, said)).toMatch(/forbids/);
    expect(whyElectronEnded(0, said)).toBeNull();
    expect(whyElectronEnded(null, 'Segmentation fault')).toBeNull();
  });
});

describe('browser mode', () => {
  it('asks nothing of a Node that cannot do it', () => {
    expect(systemNetwork('v20.20.2')).toEqual({ flags: [], variables: {} });
    expect(systemNetwork('v24.0.0').flags).toEqual(['--use-system-ca']);
  });

  const version = execFileSync(projectNode(), ['--version'], { encoding: 'utf8' });
  const { flags, variables } = systemNetwork(version);

  it.runIf(flags.length > 0)(
    'goes through a proxy that asks for a password, and past it where NO_PROXY says so',
    async () => {
      const passed = [];
      const target = createServer((_, response) => response.end('reached'));
      const proxy = createServer();
      proxy.on('connect', ({ headers }, socket) => {
        passed.push(headers['proxy-authorization']);
        const upstream = connect(target.address().port, '127.0.0.1');
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        for (const [from, to] of [
          [socket, upstream],
          [upstream, socket],
        ])
          from.on('error', () => to.destroy()).pipe(to);
      });
      for (const server of [target, proxy]) await once(server.listen(0, '127.0.0.1'), 'listening');
      try {
        const fetchThrough = async (noProxy) => {
          const script = `fetch('http://127.0.0.1:${target.address().port}').then((answer) => answer.text()).then(console.log)`;
          const HTTP_PROXY = `http://user:secret@127.0.0.1:${proxy.address().port}`;
          const env = {
            ...process.env,
            ...variables,
            HTTP_PROXY,
            http_proxy: HTTP_PROXY,
            NO_PROXY: noProxy,
            no_proxy: noProxy,
          };
          const child = spawn(projectNode(), [...flags, '-e', script], { env });
          const [said] = await Promise.all([once(child.stdout, 'data'), once(child, 'close')]);
          return String(said).trim();
        };
        expect([await fetchThrough(''), await fetchThrough('127.0.0.1')]).toEqual(['reached', 'reached']);
        expect(passed).toEqual([`Basic ${btoa('user:secret')}`]);
      } finally {
        for (const server of [target, proxy]) server.closeAllConnections();
        for (const server of [target, proxy]) server.close();
      }
    },
  );
});
