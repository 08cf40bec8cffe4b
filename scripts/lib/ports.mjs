import { createServer } from 'node:net';
import { StudioError } from './studio-error.mjs';

const TRIES = 100;

/** The first free port from `first` on, none of `taken`. */
export async function nextFreePort(first, { taken = [] } = {}) {
  for (let port = first; port < first + TRIES && port < 65_536; port += 1) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new StudioError(
    `Every port from ${first} to ${first + TRIES - 1} is taken. Set PORT and GATEWAY_PORT to free ones.`,
  );
}

/** A port that was asked for by name: free, or an error that says which variable to change. */
export async function demandedPort(variable, value) {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StudioError(`${variable} is '${value}'; a port is a number from 1 to 65535.`);
  }
  if (await isFree(port)) return port;
  throw new StudioError(`${variable} is ${port}, and that port is taken. Stop what listens there, or choose another.`);
}

// Another program may hold the port on one address only: try those that a server would bind.
async function isFree(port) {
  return (await canListen(port, undefined)) && (await canListen(port, '127.0.0.1'));
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
