import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after } from 'node:test';

type Stored = { body: Buffer; type: string };

/**
 * A bucket in memory, behind as much of S3's protocol as the handlers need: put, get and list. Handlers read their
 * variables when they are imported, so import the app after this.
 */
export async function startBucket({ variable, name }: { variable: string; name: string }): Promise<void> {
  const objects = new Map<string, Stored>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const key = decodeURIComponent(url.pathname).slice(`/${name}/`.length);
    const answer = (statusCode: number, type: string, body: string | Buffer = '') =>
      response.writeHead(statusCode, { 'Content-Type': type }).end(body);
    if (request.method === 'PUT') {
      const type = request.headers['content-type'] ?? 'application/octet-stream';
      objects.set(key, { body: await buffer(request), type });
      return answer(200, 'application/xml');
    }
    if (url.searchParams.get('list-type') === '2') {
      const prefix = url.searchParams.get('prefix') ?? '';
      const keys = [...objects.keys()].filter((each) => each.startsWith(prefix)).sort();
      const contents = keys.map((each) => `<Contents><Key>${each}</Key></Contents>`).join('');
      return answer(200, 'application/xml', `<ListBucketResult>${contents}</ListBucketResult>`);
    }
    const found = objects.get(key);
    if (found !== undefined) return answer(200, found.type, found.body);
    return answer(
      404,
      'application/xml',
      '<Error><Code>NoSuchKey</Code><Message>There is no such key.</Message></Error>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    [variable]: name,
  });
}
