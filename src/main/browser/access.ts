import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BRIDGE_PROTOCOL } from '../../shared/bridge/bridge-protocol';

/**
 * Who may use the server of browser mode. Every program and every web page on this computer can reach a loopback port,
 * so three things are asked of a request: the host it was sent to (against DNS rebinding), the page it comes from
 * (against other sites), and a cookie that only the printed address gives. Cookies know no ports: a browser sends this
 * one to every server on 127.0.0.1. So the bridge asks for a key as well, which the printed address leads to in a fragment
 * and the page keeps in storage that other ports cannot read.
 */
export interface Access {
  /** The path that gives the cookie; it holds this process's secret. */
  readonly entryPath: string;
  /** Whether a path is the entry path with the right secret. */
  isEntry(url: URL): boolean;
  /** The `Set-Cookie` value of the entry: unreadable for scripts, never sent from another site. */
  readonly cookie: string;
  /** The request was sent to this server under a loopback name, and from no other page than its own. */
  isOwn(request: IncomingMessage): boolean;
  hasCookie(request: IncomingMessage): boolean;
  /** What the page shows to open the bridge; only the answer to the entry path holds it. */
  readonly bridgeKey: string;
  /** An upgrade offers {@link BRIDGE_PROTOCOL} and then the key, as the only subprotocols. */
  hasBridgeKey(request: IncomingMessage): boolean;
}

/** @param port cookies know no ports, so the name tells apart what runs on others */
export function createAccess(port: number): Access {
  const name = `talkover-session-${port}`;
  const secret = randomBytes(24).toString('base64url');
  const session = randomBytes(24).toString('base64url');
  const bridgeKey = randomBytes(24).toString('base64url');

  return {
    entryPath: `/enter?secret=${secret}`,
    isEntry: (url) => url.pathname === '/enter' && same(url.searchParams.get('secret') ?? '', secret),
    cookie: `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    isOwn(request) {
      const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
      const { host, origin } = request.headers;
      if (host === undefined || !hosts.includes(host)) return false;
      return origin === undefined || origin === `http://${host}`;
    },
    hasCookie(request) {
      const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
      const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
      return value !== undefined && same(value, session);
    },
    bridgeKey,
    hasBridgeKey(request) {
      const [protocol, key, ...others] = (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/);
      return protocol === BRIDGE_PROTOCOL && key !== undefined && others.length === 0 && same(key, bridgeKey);
    },
  };
}

/** Compares without telling by its duration where two texts differ. */
function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
