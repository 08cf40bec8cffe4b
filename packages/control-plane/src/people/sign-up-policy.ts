import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { type SignUpPolicy, signUpPolicies } from '../instance/policies';
import { findUsableInvitation } from '../invitations/queries';

export const INSTANCE_ID = 'instance';

/** Who may sign up, and whether anybody has yet: whoever comes first is always let in. */
export async function findSignUpPolicy(database: Database): Promise<{ signUp: SignUpPolicy; isFirstStart: boolean }> {
  const instance = await database.instance.findUnique({ where: { id: INSTANCE_ID } });
  if (instance === null || instance.firstPersonId === null) return { signUp: 'open', isFirstStart: true };
  // What is stored and not known means the least.
  return { signUp: signUpPolicies.find((each) => each === instance.signUp) ?? 'closed', isFirstStart: false };
}

type Applicant = { email: string; invitation?: string | undefined };

/** Refuses whoever may not sign up. It says nothing of whether the address has an account. */
export async function demandSignUp(database: Database, { email, invitation }: Applicant): Promise<void> {
  const { signUp } = await findSignUpPolicy(database);
  if (signUp === 'open') return;
  if (signUp === 'closed') {
    const message = 'Nobody can sign up here at present. Ask an administrator of this studio.';
    throw new AppError({ code: 'FORBIDDEN', message });
  }
  const found = invitation === undefined ? undefined : await findUsableInvitation(database, invitation, new Date());
  if (found === undefined) {
    const message = 'Only people with an invitation can sign up here. Open the link of yours, or ask for a new one.';
    throw new AppError({ code: 'FORBIDDEN', message });
  }
  if (found.email !== null && found.email !== email.trim().toLowerCase()) {
    const message = `This invitation is for ${found.email}. Sign up with that address.`;
    throw new AppError({ code: 'FORBIDDEN', message });
  }
}

/**
 * Makes a person the administrator of a studio that nobody has come to yet. Of two who come at once, the second waits
 * for the first one's row and then finds it taken.
 */
export async function claimAdministration(database: Database, personId: string): Promise<void> {
  await database.$executeRaw`
    WITH claimed AS (
      INSERT INTO "Instance" AS instance (id, "firstPersonId") VALUES (${INSTANCE_ID}, ${personId})
      ON CONFLICT (id) DO UPDATE SET "firstPersonId" = EXCLUDED."firstPersonId" WHERE instance."firstPersonId" IS NULL
      RETURNING "firstPersonId"
    )
    UPDATE "User" SET "isAdministrator" = true FROM claimed WHERE "User".id = claimed."firstPersonId"`;
}
