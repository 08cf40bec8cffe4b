import { z } from 'zod';
import { instant, procedure, recordId } from '../contract/base';

export const passkeySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  /** It lives on several devices, by way of whoever keeps it. */
  isSynced: z.boolean(),
});
export type Passkey = z.infer<typeof passkeySchema>;

export const secondFactorsSchema = z.object({
  /** Who signs in by a provider or a passkey alone has none, and so no second step after it. */
  hasPassword: z.boolean(),
  /** Codes of an authenticator app; null while it is off. */
  twoFactor: z.object({ recoveryCodesLeft: z.int(), trustedDevices: z.int() }).nullable(),
  /** The company's provider, and whether it opens the caller's account; null where none is set up. */
  provider: z.object({ name: z.string(), isConnected: z.boolean() }).nullable(),
  passkeys: z.array(passkeySchema),
  /** Where passkeys are for: a browser knows them under this name alone. */
  passkeyHost: z.string(),
});
export type SecondFactors = z.infer<typeof secondFactorsSchema>;

export const secondFactorsContract = {
  /** What the caller signs in with besides a password. */
  get: procedure.route({ method: 'GET', path: '/second-factors', tags: ['Account'] }).output(secondFactorsSchema),
  /** Every device that the caller trusted is asked for a code again. */
  forgetDevices: procedure
    .route({ method: 'DELETE', path: '/second-factors/devices', tags: ['Account'] })
    .output(z.object({ forgotten: z.int() })),
  /** By an administrator, for somebody who lost both app and recovery codes. Passkeys stay. */
  reset: procedure
    .route({ method: 'DELETE', path: '/instance/people/{personId}/two-factor', tags: ['Administration'] })
    .input(z.object({ personId: recordId }))
    .output(z.void()),
};
