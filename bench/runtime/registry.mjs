// Which client writes the connection registry: this repository's signed call, or the AWS SDK. The table is a server that
// takes everything at once, so that the client is what is measured.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { bundleOf } from './bundle.mjs';

const run = promisify(execFile);

export async function measureRegistry({ runs, log }) {
  log('registry clients …');
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}'));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${server.address().port}`;
  try {
    const clients = [];
    for (const name of ['own', 'aws-sdk']) {
      const bundle = await bundleOf(`registry/${name}.mjs`, { format: 'cjs', external: [] });
      clients.push({ name, bundle, times: [] });
    }
    for (let count = 0; count < runs; count += 1) {
      for (const client of clients) client.times.push(await start(client.bundle.file, endpoint));
    }
    return clients.map(({ name, bundle, times }) => ({
      name,
      bytes: bundle.bytes,
      gzipped: bundle.gzipped,
      first: quartile(times.map((each) => each.first)),
      further: quartile(times.map((each) => each.further)),
    }));
  } finally {
    server.close();
  }
}

async function start(bundle, endpoint) {
  const env = {
    ...process.env,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    NODE_NO_WARNINGS: '1',
  };
  const { stdout } = await run(process.execPath, [path.join(import.meta.dirname, 'registry-runner.cjs'), bundle], {
    env,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** Other work on the machine only ever adds time. */
const quartile = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 4)];
