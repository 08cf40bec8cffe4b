import { readdir, readFile } from 'node:fs/promises';
import type { S3Event } from '@chalice-studio/appspec';
import { aBucket, anApp, aRoute, aUse, testId } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aRunner, deploy } from '../testing/a-runner';
import { armSchedules } from './schedule';

let runner: Awaited<ReturnType<typeof aRunner>>;

beforeAll(async () => {
  runner = await aRunner();
});

afterAll(() => runner.close());

const handler = (name: string) => ({ file: 'chalicelib/handlers.ts', export: name });
const uploads = aBucket();
const upload = aRoute({ path: '/upload', handler: handler('upload') });
const onObject: S3Event = {
  id: testId('s3-event'),
  order: 'a',
  kind: 's3-event',
  name: 'on_object',
  bucket: uploads.id,
  retries: 1,
  handler: handler('onObject'),
};
const spec = anApp([uploads, upload, onObject, aUse(upload.id, uploads.id, ['write'])], {
  source: {
    'chalicelib/handlers.ts': `export const upload = async () => {
  const headers = { 'x-amz-date': new Date().toISOString().replace(/[-:]|\\.\\d{3}/g, ''), 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=x' };
  const answer = await fetch(process.env.AWS_ENDPOINT_URL + '/' + process.env.UPLOADS_BUCKET + '/a', { method: 'PUT', headers, body: 'x' });
  return answer.status;
};
export const onObject = () => { console.log('trying'); throw new Error('not today'); };
`,
  },
});

test('an event that nobody waits for is tried again as often as its source says', async () => {
  const { restApiUrl, stage } = await deploy(runner.target, 'retrying', spec);
  expect(await (await fetch(`${restApiUrl}/upload`)).text()).toBe('200');
  const tries = async () => (await runner.target.readLogs(stage, { limit: 100, text: 'trying' })).events.length;
  await expect.poll(tries).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await tries()).toBe(2);
});

test('a data service that dies is started again, and the stage with it', async () => {
  const { restApiUrl } = await deploy(runner.target, 'dying', spec);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.includes('data.mjs') && line.includes(`${runner.dataDirectory}/stages/dying`))
      process.kill(Number(pid), 'SIGKILL');
  }
  await expect.poll(() => runner.lines.join('\n')).toContain('is started again');
  await expect.poll(async () => (await fetch(`${restApiUrl}/upload`)).text()).toBe('200');
});

test('a schedule fires when its time comes, again and again, until its version is replaced', () => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
  try {
    const fired: string[] = [];
    const stopping = new AbortController();
    const since = Date.now();
    const fire = (_: unknown, event: unknown) => fired.push((event as { time: string }).time);
    armSchedules(
      [
        { functionName: 'often', expression: 'rate(2 hours)', since },
        { functionName: 'daily', expression: 'cron(30 3 * * ? *)', since },
        { functionName: 'far', expression: 'cron(0 0 1 6 ? *)', since },
      ],
      fire,
      stopping.signal,
    );
    vi.advanceTimersByTime(4 * 3600_000);
    expect(fired).toEqual(['2026-01-01T02:00:00Z', '2026-01-01T03:30:00Z', '2026-01-01T04:00:00Z']);
    vi.advanceTimersByTime(151 * 24 * 3600_000);
    expect(fired).toContain('2026-06-01T00:00:00Z');
    const count = fired.length;
    stopping.abort();
    vi.advanceTimersByTime(24 * 3600_000);
    expect(fired.length).toBe(count);
  } finally {
    vi.useRealTimers();
  }
});
