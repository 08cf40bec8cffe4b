import { AppError } from '../app-error';
import type { Origins } from '../settings/origins';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another page makes a browser send. The gateway is another port of the same host, and cookies know no
 * ports: SameSite does not keep its pages out, so the origin must be the studio's, exactly.
 */
export function checkOrigin(request: Request, origins: Origins): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (reading.has(request.method)) {
    const isNavigation = request.headers.get('sec-fetch-mode') === 'navigate';
    if (site === null || site === 'same-origin' || site === 'none' || isNavigation) return;
    throw foreign(origin ?? `a ${site} page`, origins);
  }
  if (site !== null && site !== 'same-origin' && site !== 'none') throw foreign(origin ?? `a ${site} page`, origins);
  if (origin !== null && !origins.allowed.has(origin)) throw foreign(origin, origins);
  // A browser names the origin of every mutation. What carries a session without one is no page of ours.
  if (origin === null && request.headers.has('cookie')) throw foreign('a request without an Origin', origins);
}

function foreign(from: string, { publicUrl }: Origins): AppError {
  const message = `The studio takes requests of its own pages at ${publicUrl} only, not of ${from}. Set STUDIO_URL if it is reached elsewhere.`;
  return new AppError({ code: 'FORBIDDEN', message });
}
