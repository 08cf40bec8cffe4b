import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { askAuth, bodyOf, RefusedError, type Words } from './auth-request';

/** Browsers have passkeys only where the connection is secure: HTTPS, or this machine. */
export function hasPasskeys(): boolean {
  return typeof window !== 'undefined' && window.isSecureContext && 'PublicKeyCredential' in window;
}

/** Whether the browser offers passkeys while somebody types their address. */
export async function canOfferPasskeys(): Promise<boolean> {
  if (!hasPasskeys()) return false;
  const { browserSupportsWebAuthnAutofill } = await import('@simplewebauthn/browser');
  return browserSupportsWebAuthnAutofill();
}

/** With `isOffer` it waits until a passkey is chosen in the field of the address; what is asked for next ends it. */
export async function signInWithPasskey({ isOffer = false } = {}): Promise<void> {
  const optionsJSON = parseOptions<PublicKeyCredentialRequestOptionsJSON>(
    bodyOf(await askAuth('passkey/generate-authenticate-options'), words),
  );
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const response = await said(() =>
    startAuthentication({
      // Who uses it is asked for, too: that is what makes it two factors.
      optionsJSON: { ...optionsJSON, userVerification: 'required' },
      useBrowserAutofill: isOffer,
    }),
  );
  bodyOf(await askAuth('passkey/verify-authentication', { response }), words);
}

/** Ends an offer that nobody took up. */
export async function stopOffer(): Promise<void> {
  const { WebAuthnAbortService } = await import('@simplewebauthn/browser');
  WebAuthnAbortService.cancelCeremony();
}

export async function addPasskey(name: string): Promise<void> {
  const optionsJSON = parseOptions<PublicKeyCredentialCreationOptionsJSON>(
    bodyOf(await askAuth('passkey/generate-register-options'), words),
  );
  const { startRegistration } = await import('@simplewebauthn/browser');
  const response = await said(() => startRegistration({ optionsJSON }));
  bodyOf(await askAuth('passkey/verify-registration', { response, name }), words);
}

export async function renamePasskey(id: string, name: string): Promise<void> {
  bodyOf(await askAuth('passkey/update-passkey', { id, name }), words);
}

export async function removePasskey(id: string): Promise<void> {
  bodyOf(await askAuth('passkey/delete-passkey', { id }), words);
}

/** Whether somebody closed the browser's own dialog, or something else took its place: nothing to tell them. */
export function wasCalledOff(error: unknown): boolean {
  return error instanceof RefusedError && ['NotAllowedError', 'AbortError'].includes(error.code);
}

const words: Words = {
  NotAllowedError: 'No passkey was used: it was called off, or it took too long.',
  InvalidStateError: 'This device keeps a passkey of your account already.',
  NotSupportedError: 'This device cannot keep a passkey for the studio.',
  SecurityError: 'Passkeys do not work at this address. Open the studio at its own.',
  CHALLENGE_NOT_FOUND: 'It took too long. Try again.',
  PASSKEY_NOT_FOUND: 'This passkey was removed from its account. Sign in another way.',
  AUTHENTICATION_FAILED: 'This passkey was not accepted. Sign in another way.',
  SESSION_NOT_FRESH: 'You signed in more than a day ago. Sign out, sign in again, and then add the passkey.',
};

/** What the browser refuses comes as one of its own errors. */
async function said<Result>(ceremony: () => Promise<Result>): Promise<Result> {
  try {
    return await ceremony();
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    // The library names its own errors after the browser's, which it keeps as their cause.
    throw new RefusedError(cause.name, words[cause.name] ?? cause.message);
  }
}

/** What the browser checks itself, field by field. */
function parseOptions<Options>(body: unknown): Options {
  return body as Options;
}
