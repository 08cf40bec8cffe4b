import type { ClientTarget } from './client';

/** Made by the WebSocket library itself, or by the connection. */
const ownHeaders = /^(host|connection|upgrade|content-length|transfer-encoding|sec-websocket-.*)$/i;

/** The stage's public address as this process reaches it, under the public name, which the app gets to see. */
export function clientTarget(
  websocketUrl: string,
  gatewayAddress: string,
  { query, headers = {} }: { query: string; headers: Readonly<Record<string, string>> | undefined },
): ClientTarget {
  const url = new URL(websocketUrl);
  const publicHost = url.host;
  url.protocol = 'ws:';
  url.host = gatewayAddress;
  url.search = query;
  const passed = Object.entries(headers).filter(([name]) => !ownHeaders.test(name));
  return { url: url.href, headers: { ...Object.fromEntries(passed), host: publicHost } };
}
