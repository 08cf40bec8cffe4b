import { SecondFactorsPage } from '../pages/second-factors-page';
import { SignInPage } from '../pages/sign-in-page';
import { SignUpPage } from '../pages/sign-up-page';
import { codeOf } from '../support/authenticator-app';
import { addPasskeyDevice } from '../support/passkey-device';
import { aPerson } from '../support/people';
import { keepScreenshots } from '../support/screenshots';
import { expect, test } from '../support/test';

test.describe('signing in', () => {
  // Wrong codes are refused with these, and the browser says so.
  test.use({ expectedErrors: [/status of (400|401)/] });

  test('with the code of an app, and with a recovery code', async ({ page }) => {
    const ada = aPerson('Ada Lovelace');
    const signIn = new SignInPage(page);
    const factors = new SecondFactorsPage(page);
    await new SignUpPage(page).open();
    await new SignUpPage(page).signUp(ada);

    const { key, codes } = await test.step('it is on once the app’s code was right', async () => {
      await factors.open();
      const key = await factors.beginTwoFactor(ada.password);
      await factors.confirm('000000');
      await expect(page.getByText('This code is not right.', { exact: false })).toBeVisible();
      await keepScreenshots(page, 'two-factor-set-up');
      await factors.confirm(codeOf(key));
      await expect(page.getByText('Two-factor is on: keep your recovery codes')).toBeVisible();
      await keepScreenshots(page, 'two-factor-codes');
      const codes = await factors.keepRecoveryCodes();
      expect(codes).toHaveLength(10);
      await expect(factors.twoFactor.getByText('10 of 10 recovery codes left')).toBeVisible();
      return { key, codes };
    });

    await test.step('the password alone opens nothing', async () => {
      await signIn.signOut();
      await signIn.typePassword(ada);
      await expect(signIn.secondStep).toBeVisible();
      await page.goto('/settings');
      await expect(page).toHaveURL(/sign-in/);
    });

    await test.step('the code does, a wrong one does not', async () => {
      await signIn.typePassword(ada);
      await signIn.typeCode('000000');
      await expect(page.getByText('This code is not right.', { exact: false })).toBeVisible();
      await keepScreenshots(page, 'second-step');
      await signIn.typeCode(codeOf(key, { stepsLater: 1 }));
      await signIn.waitUntilIn();
    });

    await test.step('a recovery code opens once', async () => {
      const [code = ''] = codes;
      await signIn.signOut();
      await signIn.typePassword(ada);
      await signIn.useRecoveryCode(code);
      await signIn.waitUntilIn();
      await factors.open();
      await expect(factors.twoFactor.getByText('9 of 10 recovery codes left')).toBeVisible();
      await signIn.signOut();
      await signIn.typePassword(ada);
      await signIn.useRecoveryCode(code);
      await expect(page.getByText('This is none of your recovery codes, or it was used already.')).toBeVisible();
    });
  });

  test('with a passkey, by one click', async ({ page }) => {
    const signIn = new SignInPage(page);
    const factors = new SecondFactorsPage(page);
    await addPasskeyDevice(page);
    await new SignUpPage(page).open();
    await new SignUpPage(page).signUp(aPerson('Grace Hopper'));
    await factors.open();
    await factors.addPasskey('Laptop');
    await factors.renamePasskey('Laptop', 'Work laptop');
    await keepScreenshots(page, 'passkeys');
    await signIn.signOut();
    await signIn.signInWithPasskey();
    await signIn.waitUntilIn();
    await factors.open();
    await factors.removePasskey('Work laptop');
    await signIn.signOut();
    await signIn.signInWithPasskey();
    await expect(page.getByText('This passkey was removed from its account.', { exact: false })).toBeVisible();
    await keepScreenshots(page, 'sign-in-removed-passkey');
  });
});
