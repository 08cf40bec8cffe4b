const others = new Set(['/invite', '/shared', '/reset-password']);

/** Pages for those who are not signed in: what they are told there is no reason to send them away. */
export function isPublicPage(pathname: string): boolean {
  return pathname.startsWith('/sign-') || others.has(pathname);
}
