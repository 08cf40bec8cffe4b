/** Prefixes of the studio's own cookies. Browsers send cookies to every port of a host: the gateway is another origin, and must never see or set them. */
export const defaultStudioCookies: readonly string[] = ['better-auth', '__Secure-', '__Host-', 'chalice-studio'];

/** A Cookie header without the studio's; undefined when nothing is left. */
export function withoutStudioCookies(header: string, prefixes: readonly string[]): string | undefined {
  const kept = header.split(';').filter((cookie) => !isStudioCookie(cookie, prefixes));
  const text = kept
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '')
    .join('; ');
  return text === '' ? undefined : text;
}

/**
 * Headers of an answer that would reach beyond the gateway's own port: the studio's cookies, and those that speak for the
 * whole host.
 */
export function isHostileHeader(name: string, value: string, prefixes: readonly string[]): boolean {
  const lower = name.toLowerCase();
  if (lower === 'set-cookie') return isStudioCookie(value, prefixes);
  return lower === 'clear-site-data' || lower === 'strict-transport-security';
}

function isStudioCookie(cookie: string, prefixes: readonly string[]): boolean {
  const name = (cookie.split('=')[0] ?? '').trim().toLowerCase();
  return prefixes.some((prefix) => name.startsWith(prefix.toLowerCase()));
}
