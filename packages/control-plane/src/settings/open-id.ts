import { z } from 'zod';
import { isAllowedAddress } from '../open-id/addresses';
import type { OpenIdConfiguration } from '../open-id/providers';
import { openIdSettingsSchema } from '../open-id/schema';
import { flag, optional, SettingsError } from './variables';

export const openIdVariables = {
  STUDIO_OIDC_ISSUER: optional(openIdSettingsSchema.shape.issuer),
  STUDIO_OIDC_CLIENT_ID: optional(openIdSettingsSchema.shape.clientId),
  STUDIO_OIDC_CLIENT_SECRET: optional(z.string()),
  STUDIO_OIDC_NAME: optional(openIdSettingsSchema.shape.name),
  STUDIO_OIDC_ALLOWED_DOMAINS: optional(z.string().transform(listed).pipe(openIdSettingsSchema.shape.allowedDomains)),
  STUDIO_OIDC_MAY_JOIN: flag,
  STUDIO_OIDC_REQUIRED: flag,
  STUDIO_OIDC_ALLOW_HTTP: flag,
};

type Variables = z.infer<z.ZodObject<typeof openIdVariables>>;

/** The provider of the server's configuration; without an issuer, administrators may set one up. */
export function openIdOf(variables: Variables): OpenIdConfiguration {
  const allowsHttp = variables.STUDIO_OIDC_ALLOW_HTTP;
  const { STUDIO_OIDC_ISSUER: issuer, STUDIO_OIDC_CLIENT_ID: clientId } = variables;
  if (issuer === undefined) return { provider: undefined, allowsHttp };
  const clientSecret = variables.STUDIO_OIDC_CLIENT_SECRET;
  if (clientId === undefined || clientSecret === undefined) {
    throw new SettingsError(
      'STUDIO_OIDC_CLIENT_ID and STUDIO_OIDC_CLIENT_SECRET must be set when STUDIO_OIDC_ISSUER is.',
    );
  }
  if (!isAllowedAddress(new URL(issuer), { allowsHttp })) {
    throw new SettingsError('STUDIO_OIDC_ISSUER must begin with https://, or STUDIO_OIDC_ALLOW_HTTP must be set.');
  }
  return {
    allowsHttp,
    provider: {
      ...{ issuer, clientId, clientSecret, isOfServer: true },
      name: variables.STUDIO_OIDC_NAME ?? new URL(issuer).hostname,
      allowedDomains: variables.STUDIO_OIDC_ALLOWED_DOMAINS ?? [],
      mayJoin: variables.STUDIO_OIDC_MAY_JOIN,
      isRequired: variables.STUDIO_OIDC_REQUIRED,
    },
  };
}

function listed(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
