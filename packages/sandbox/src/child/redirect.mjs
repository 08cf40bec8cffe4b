import { Socket } from 'node:net';

/**
 * The sandbox has no network: a connection to one of these local ports goes to the stage's Unix socket instead. So unchanged
 * clients work, nothing listens on a port, and no other connection is touched.
 * @param {{ port: number, path: string }[]} redirects
 */
export function redirectConnections(redirects) {
  const paths = new Map(redirects.map(({ port, path }) => [port, path]));
  const connect = Socket.prototype.connect;
  /** @this {Socket} @param {unknown[]} words */
  function redirected(...words) {
    // net.connect hands over its normalized arguments as one list; a direct call has them as written.
    const [first, ...rest] = words;
    const list = Array.isArray(first) ? first : words;
    const [target, host] = list;
    const isOptions = typeof target === 'object' && target !== null;
    const wanted = isOptions ? target : { port: target, host };
    const path = isLocal(wanted.host) ? paths.get(Number(wanted.port)) : undefined;
    if (path === undefined) return Reflect.apply(connect, this, words);
    const options = { ...(isOptions ? target : {}), path, port: undefined, host: undefined };
    const listener = list.slice(1).find((/** @type {unknown} */ word) => typeof word === 'function');
    if (Array.isArray(first)) return Reflect.apply(connect, this, [options, listener ?? rest[0] ?? undefined]);
    return Reflect.apply(connect, this, [options, listener]);
  }
  Object.assign(Socket.prototype, { connect: redirected });
}

/** @param {unknown} host */
function isLocal(host) {
  return host === '127.0.0.1' || host === 'localhost' || host === undefined;
}
