/** Where the studio is reached. Its mutations are taken from these origins only. */
export type Origins = { publicUrl: string; allowed: ReadonlySet<string> };

/**
 * The public origin as configured. Without one the studio is for this machine alone, under each of its loopback names;
 * never under whatever Host a request claims, which a page of anybody can choose by DNS.
 */
export function originsOf({ url, port }: { url: string | undefined; port: number }): Origins {
  if (url !== undefined) {
    const { origin } = new URL(url);
    return { publicUrl: origin, allowed: new Set([origin]) };
  }
  const names = ['localhost', '127.0.0.1', '[::1]'];
  return { publicUrl: `http://localhost:${port}`, allowed: new Set(names.map((name) => `http://${name}:${port}`)) };
}
