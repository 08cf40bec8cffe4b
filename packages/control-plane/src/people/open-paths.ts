/**
 * Of better-auth's addresses only these are open. What it has besides (its own ways to change an account, to list and
 * end sessions, to make teams) is done by procedures of ours, which are audited; and a new version opens nothing new.
 */
const open: readonly (string | RegExp)[] = [
  '/get-session',
  '/sign-in/email',
  '/sign-out',
  '/sign-up/email',
  /^\/two-factor\/(enable|disable|verify-totp|verify-backup-code|generate-backup-codes)$/,
  /^\/passkey\/generate-(register|authenticate)-options$/,
  /^\/passkey\/verify-(registration|authentication)$/,
  /^\/passkey\/(update-passkey|delete-passkey|list-user-passkeys)$/,
  /^\/open-id\/(start|callback)$/,
];

/** Whether better-auth may answer this, of `/api/auth/…`. */
export function isOpenPath(pathname: string): boolean {
  const path = pathname.slice('/api/auth'.length);
  return open.some((each) => (typeof each === 'string' ? each === path : each.test(path)));
}
