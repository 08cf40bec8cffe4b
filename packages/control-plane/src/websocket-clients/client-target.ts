import type { ClientTarget } from './client';

/** Made by the WebSocket library itself, or by the connection. */
const ownHeaders = /^(host|connection|upgrade|content-length|transfer-encoding|sec-websocket-.*)$/i;

type Call = { query: string; headers: Readonly<Record<string, string>> | undefined };

/** A local stage's public address as this process reaches it, under the public name, which the app gets to see. */
export function localClientTarget(websocketUrl: string, gatewayAddress: string, call: Call): ClientTarget {
  const { url, headers } = remoteClientTarget(websocketUrl, call);
  const reached = new URL(url);
  const publicHost = reached.host;
  reached.protocol = 'ws:';
  reached.host = gatewayAddress;
  return { url: reached.href, headers: { ...headers, host: publicHost } };
}

/** An address that is the same from everywhere: API Gateway's. */
export function remoteClientTarget(websocketUrl: string, { query, headers = {} }: Call): ClientTarget {
  const url = new URL(websocketUrl);
  url.search = query;
  const passed = Object.entries(headers).filter(([name]) => !ownHeaders.test(name));
  return { url: url.href, headers: Object.fromEntries(passed) };
}
