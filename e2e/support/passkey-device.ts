import type { Page } from '@playwright/test';

/**
 * Gives the browser a device that keeps passkeys, and that says yes whenever it is asked who uses it: so at once, too,
 * when a passkey is only offered in the field of the address. That offer is switched off, for a click to be a click.
 */
export async function addPasskeyDevice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
