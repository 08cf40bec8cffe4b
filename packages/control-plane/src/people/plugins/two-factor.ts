import { twoFactor as authenticatorApps } from 'better-auth/plugins';
import { makeRecoveryCodes } from '../recovery-codes';
import { TRUSTED_DEVICE_DAYS } from '../trusted-devices';
import type { SignInContext } from './context';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/**
 * Codes of an authenticator app, and recovery codes. better-auth encrypts both with its own secret
 * (XChaCha20-Poly1305), refuses the sixth try of one sign-in, and locks the second step after ten wrong codes in a row.
 */
export function twoFactor({ origins }: SignInContext) {
  return authenticatorApps({
    // As the app lists it; whoever uses two studios has to tell them apart.
    issuer: `Chalice Studio ${new URL(origins.publicUrl).hostname}`,
    trustDeviceMaxAge: TRUSTED_DEVICE_DAYS * DAY,
    twoFactorCookieMaxAge: 10 * MINUTE,
    accountLockout: { maxFailedAttempts: 10, durationSeconds: 15 * MINUTE },
    backupCodeOptions: { customBackupCodesGenerate: makeRecoveryCodes },
  });
}
