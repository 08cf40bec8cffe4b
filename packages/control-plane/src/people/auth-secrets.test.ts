import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AuthenticatorApp } from '../testing/authenticator-app';
import { PASSWORD, TestPerson } from '../testing/person';
import { openTestStudio } from '../testing/test-studio';

const begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

test('with a new secret everybody signs in anew, and authenticator apps and recovery codes of before go on working', async () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'auth-secrets-'));
  try {
    const before = await openTestStudio({ dataFolder });
    const ada = await before.signUp();
    const made = await ada.post('/api/auth/two-factor/enable', { password: PASSWORD });
    const { totpURI, backupCodes } = begun.parse(await made.json());
    const app = new AuthenticatorApp(totpURI);
    await ada.post('/api/auth/two-factor/verify-totp', { code: app.code() });
    await before.close();

    const after = await openTestStudio({ dataFolder, authSecrets: [{ version: 2, value: 'n'.repeat(40) }] });
    try {
      await expect(ada.at(after.handle).client.teams.me()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      const signIn = async (step: string, code: string | undefined) => {
        const browser = new TestPerson(after.handle);
        await browser.post('/api/auth/sign-in/email', { email: ada.email, password: PASSWORD });
        const { status } = await browser.post(`/api/auth/two-factor/${step}`, { code });
        return { status, browser };
      };
      // Each code counts once: this one is of the next step.
      const byApp = await signIn('verify-totp', app.code(1));
      expect(byApp.status).toBe(200);
      expect((await byApp.browser.client.secondFactors.get()).twoFactor?.recoveryCodesLeft).toBe(10);
      expect((await signIn('verify-backup-code', backupCodes[0])).status).toBe(200);
    } finally {
      await after.close();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
