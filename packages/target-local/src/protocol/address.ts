import type { ListenOptions } from 'node:net';

/** A Unix socket's path, or `host:port`. */
export type RunnerAddress = string;

export function connectOptions(address: RunnerAddress): { path: string } | { host: string; port: number } {
  const tcp = /^(?:tcp:\/\/)?([^/:]+|\[[0-9a-f:]+\]):(\d+)$/i.exec(address);
  if (tcp === null) return { path: address };
  return { host: (tcp[1] ?? '').replace(/^\[|\]$/g, ''), port: Number(tcp[2]) };
}

export function listenOptions(address: RunnerAddress): ListenOptions {
  return connectOptions(address);
}
