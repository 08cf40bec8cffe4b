import type { HttpAnswer, HttpCall } from '@chalice-studio/target';
import { toAwsError } from '../access/aws-error';

/** API Gateway answers within 29 s. */
const TIMEOUT_MS = 35_000;

/** Calls a REST API as a client would; `path` is below its address. Redirects are answers like any other. */
export async function httpRequest(restApiUrl: string, call: HttpCall): Promise<HttpAnswer> {
  const started = performance.now();
  const url = `${restApiUrl.replace(/\/$/, '')}${call.path}`;
  const hasBody = call.body !== undefined && call.method !== 'GET' && call.method !== 'HEAD';
  try {
    const answer = await fetch(url, {
      method: call.method,
      headers: { ...call.headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(hasBody ? { body: Buffer.from(call.body ?? []) } : {}),
    });
    const body = new Uint8Array(await answer.arrayBuffer());
    return { statusCode: answer.status, headers: [...answer.headers], body, durationMs: performance.now() - started };
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw toAwsError(cause, `call ${url}`);
  }
}
