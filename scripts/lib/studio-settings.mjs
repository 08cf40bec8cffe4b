import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { demandedPort, nextFreePort } from './ports.mjs';
import { StudioError } from './studio-error.mjs';

const WEB_PORT = 3000;
const GATEWAY_PORT = 3001;
const LEAST_FREE_MEGABYTES = 200;

/** What the server is started with: ports that are free now, its address, and the folder that holds all data. */
export async function studioSettings({ root, env }) {
  const dataDirectory = path.resolve(env.STUDIO_DATA_DIR || path.join(root, '.data'));
  prepareDataDirectory(dataDirectory);
  const port = env.PORT ? await demandedPort('PORT', env.PORT) : await nextFreePort(WEB_PORT);
  const gatewayPort = env.GATEWAY_PORT
    ? await demandedPort('GATEWAY_PORT', env.GATEWAY_PORT)
    : await nextFreePort(GATEWAY_PORT, { taken: [port] });
  if (port === gatewayPort)
    throw new StudioError(`PORT and GATEWAY_PORT are both ${port}; the studio and its gateway need one each.`);
  const address = env.STUDIO_URL || `http://localhost:${port}`;
  return { dataDirectory, host: env.STUDIO_HOST || '127.0.0.1', port, gatewayPort, address };
}

function prepareDataDirectory(directory) {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK);
  } catch (error) {
    throw new StudioError(
      `The data folder ${directory} cannot be written (${error.code}). Mend its rights, or set STUDIO_DATA_DIR to another folder.`,
    );
  }
  const { bavail, bsize } = statfsSync(directory);
  const freeMegabytes = Math.floor((bavail * bsize) / 2 ** 20);
  if (freeMegabytes < LEAST_FREE_MEGABYTES) {
    throw new StudioError(
      `Only ${freeMegabytes} MB are free where ${directory} lies; the studio needs ${LEAST_FREE_MEGABYTES} MB. Make room, or set STUDIO_DATA_DIR to another disk.`,
    );
  }
}
