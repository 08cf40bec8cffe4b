import { askAuth, bodyOf, RefusedError, type Words } from './auth-request';

/** What the app is set up with, and the codes for the day it is lost. */
export type Begun = { uri: string; key: string; recoveryCodes: readonly string[] };

/** Begins to turn two-factor on; it is on once a code of the app was right. */
export async function beginTwoFactor(password: string): Promise<Begun> {
  const body = bodyOf(await askAuth('two-factor/enable', { password }), words);
  const uri = textOf(body, 'totpURI');
  return { uri, key: new URL(uri).searchParams.get('secret') ?? '', recoveryCodes: codesOf(body) };
}

export async function confirmTwoFactor(code: string): Promise<void> {
  bodyOf(await askAuth('two-factor/verify-totp', { code }), words);
}

export async function turnOffTwoFactor(password: string): Promise<void> {
  bodyOf(await askAuth('two-factor/disable', { password }), words);
}

export async function renewRecoveryCodes(password: string): Promise<readonly string[]> {
  return codesOf(bodyOf(await askAuth('two-factor/generate-backup-codes', { password }), words));
}

export type SecondStep = { kind: 'app' | 'recovery-code'; code: string; trustsDevice: boolean };

/** The second step of signing in, after the password. */
export async function passSecondStep({ kind, code, trustsDevice }: SecondStep): Promise<void> {
  const path = kind === 'app' ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code';
  bodyOf(await askAuth(path, { code, trustDevice: trustsDevice }), words);
}

const words: Words = {
  INVALID_PASSWORD: 'This is not your password.',
  INVALID_CODE:
    'This code is not right. Look whether the app shows a new one, and whether the clock of its device is right.',
  INVALID_BACKUP_CODE: 'This is none of your recovery codes, or it was used already.',
  INVALID_TWO_FACTOR_COOKIE: 'It took too long. Sign in with your password again.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Too many wrong codes. Sign in with your password again.',
  ACCOUNT_TEMPORARILY_LOCKED: 'Too many wrong codes in a row. Try again in 15 minutes.',
  TOTP_ALREADY_ENABLED: 'Two-factor is on already. Load the page again.',
};

/** The refusals after which only a new sign-in helps. */
export function mustBeginAgain(error: unknown): boolean {
  const codes = ['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'];
  return error instanceof RefusedError && codes.includes(error.code);
}

function textOf(body: unknown, name: string): string {
  const value =
    typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key === name)?.[1] : '';
  return typeof value === 'string' ? value : '';
}

function codesOf(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('backupCodes' in body)) return [];
  return Array.isArray(body.backupCodes) ? body.backupCodes.map(String) : [];
}
