/**
 * From where a request comes: what the nearest proxy says, or the server itself. The web server drops what a client
 * claims unless a proxy is trusted (STUDIO_TRUST_PROXY), and a proxy adds to the end, so only the last one is no claim. A server that
 * listens for both kinds of addresses writes the older one as `::ffff:192.0.2.1`.
 */
export function addressOf(headers: Headers): string {
  return (
    headers
      .get('x-forwarded-for')
      ?.split(',')
      .at(-1)
      ?.trim()
      .replace(/^::ffff:(?=\d+\.)/i, '') || 'unknown'
  );
}
