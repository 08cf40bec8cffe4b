import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import type { SignInContext } from './context';

/**
 * Passkeys of the public address: a browser offers one only where it was made. Each proves both what somebody has and
 * that it is they who use it, so it counts as two factors; a device that does not ask who it is, is refused.
 */
export function passkeys({ origins }: SignInContext) {
  return passkey({
    rpID: new URL(origins.publicUrl).hostname,
    rpName: 'Chalice Studio',
    origin: [...origins.allowed],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: ({ verification }) => demandVerified(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: ({ verification }) => demandVerified(verification.authenticationInfo.userVerified),
    },
  });
}

function demandVerified(isVerified: boolean | undefined): void {
  if (isVerified === true) return;
  throw new APIError('BAD_REQUEST', {
    code: 'PASSKEY_WITHOUT_VERIFICATION',
    message: 'This device did not ask for your fingerprint, face or PIN. Set one up on it, then try again.',
  });
}
