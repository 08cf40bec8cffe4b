import { z } from 'zod';
import { procedure } from '../contract/base';

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'Write a domain as in example.com, without @.');

/** What an administrator sets; the secret goes in and never comes out. */
export const openIdSettingsSchema = z.object({
  name: z.string().trim().min(1, 'Say how the button names it.').max(40),
  issuer: z.url({ protocol: /^https?$/, error: 'Write the issuer’s whole address, as in https://login.example.com.' }),
  clientId: z.string().trim().min(1, 'Write the client id that the provider gave you.').max(200),
  /** Whose addresses may come in by it; empty: everybody's. */
  allowedDomains: z.array(domain).max(50),
  /** Its people may join although sign-up is closed. */
  mayJoin: z.boolean(),
  /** Passwords and passkeys are for administrators only. */
  isRequired: z.boolean(),
});
export type OpenIdSettings = z.infer<typeof openIdSettingsSchema>;

const administered = z.object({
  /** To be named at the provider as where it sends people back to. */
  redirectUrl: z.string(),
  /** The server's configuration comes before what is set here, and cannot be changed here. */
  isOfServer: z.boolean(),
  settings: openIdSettingsSchema.nullable(),
});
export type AdministeredOpenId = z.infer<typeof administered>;

const tags = ['Administration'];
const secret = z.string().min(1).max(2000);

export const openIdContract = {
  /** What the sign-in page offers; for everybody. */
  offer: procedure
    .route({ method: 'GET', path: '/open-id/offer', tags })
    .output(z.object({ name: z.string(), isRequired: z.boolean() }).nullable()),
  get: procedure.route({ method: 'GET', path: '/open-id', tags }).output(administered),
  /** Without a secret the one that is stored stays, as long as the issuer and the client are the same. */
  set: procedure
    .route({ method: 'PUT', path: '/open-id', tags })
    .input(openIdSettingsSchema.extend({ clientSecret: secret.optional() }))
    .output(administered),
  remove: procedure.route({ method: 'DELETE', path: '/open-id', tags }).output(administered),
  /** The provider opens the caller's account no more; another way in must be left. */
  disconnect: procedure.route({ method: 'DELETE', path: '/open-id/connection', tags: ['Account'] }).output(z.void()),
  /** Asks an issuer what it offers, before or after it is set. */
  check: procedure
    .route({ method: 'POST', path: '/open-id/check', tags })
    .input(z.object({ issuer: openIdSettingsSchema.shape.issuer }))
    .output(z.object({ issuer: z.string(), authorizationUrl: z.string(), signsIn: z.boolean() })),
};
