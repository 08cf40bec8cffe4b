import type { Origins } from '../settings/origins';

export const OPEN_ID_START = '/open-id/start';
export const OPEN_ID_CALLBACK = '/open-id/callback';

/** Where the provider sends people back to. */
export function redirectUrlOf({ publicUrl }: Origins): string {
  return `${publicUrl}/api/auth${OPEN_ID_CALLBACK}`;
}
