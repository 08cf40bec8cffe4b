import dns from 'node:dns';
import { Socket } from 'node:net';

/** Every address that this process connects to or asks for from now on, `host:port`; sockets of files are none. */
export function watchOutgoing(): { reached: Set<string>; stop: () => void } {
  const reached = new Set<string>();
  const { connect } = Socket.prototype;
  const { lookup } = dns;
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
    const place = placeOf(given);
    if (place !== undefined) reached.add(place);
    return Reflect.apply(connect, this, given);
  };
  dns.lookup = new Proxy(lookup, {
    apply(original, self, given: unknown[]) {
      reached.add(`${String(given[0])}:name`);
      return Reflect.apply(original, self, given);
    },
  });
  const stop = () => {
    Socket.prototype.connect = connect;
    dns.lookup = lookup;
  };
  return { reached, stop };
}

export function isLoopback(place: string): boolean {
  return /^(localhost|127\.0\.0\.1|::1):/.test(place);
}

/** Node hands its own calls of `connect` an array of what was given. */
function placeOf(given: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof first === 'number') return `${typeof second === 'string' ? second : 'localhost'}:${first}`;
  if (typeof first !== 'object' || first === null || !('port' in first) || ('path' in first && first.path))
    return undefined;
  const host = 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  return `${host}:${String(first.port)}`;
}
