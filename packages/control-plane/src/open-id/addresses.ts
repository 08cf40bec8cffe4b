import { AppError } from '../app-error';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const MOST_BYTES = 1024 * 1024;

/** Whether the studio may speak with it: over HTTPS, or within this machine; elsewhere only where the server's own configuration allows it. */
export function isAllowedAddress(url: URL, { allowsHttp }: { allowsHttp: boolean }): boolean {
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && (allowsHttp || LOOPBACK.has(url.hostname));
}

export function demandAllowedAddress(address: string, options: { allowsHttp: boolean }): URL {
  const url = new URL(address);
  if (isAllowedAddress(url, options)) return url;
  const message = `${url.origin} is not reached over HTTPS. Write an address that begins with https://, or set STUDIO_OIDC_ALLOW_HTTP where the network is your own.`;
  throw new AppError({ code: 'INVALID', message });
}

/** As `fetch`, for what a provider's own document names: only addresses that are allowed, and no endless answers. */
export function providerFetch(options: { allowsHttp: boolean }) {
  return async (address: string, init: RequestInit): Promise<Response> => {
    demandAllowedAddress(address, options);
    const answer = await fetch(address, { ...init, redirect: 'manual' });
    return new Response(await readLimited(answer), { status: answer.status, headers: answer.headers });
  };
}

async function readLimited({ body }: Response): Promise<Buffer | null> {
  if (body === null) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > MOST_BYTES) throw new Error('The provider’s answer is larger than a megabyte.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
