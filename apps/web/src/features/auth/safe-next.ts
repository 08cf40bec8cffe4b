/** Where to go after signing in: only to a page of this studio, whatever the link says. */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/')) return '/';
  const url = new URL(next, 'http://studio.invalid');
  if (url.origin !== 'http://studio.invalid' || url.pathname.startsWith('/sign-')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
