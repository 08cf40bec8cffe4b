import { getAuthTables } from 'better-auth/db';
import { organization } from 'better-auth/plugins';
import { expect, test } from 'vitest';
import { Prisma } from '../generated/prisma/client';
import { authShape } from './auth';

// better-auth looks at its tables with the first request, and answers every one with 500 when a column is missing.
test('the schema has every field that better-auth writes', () => {
  const tables = getAuthTables({ ...authShape, plugins: [organization()] });
  const columns: Record<string, string[]> = {
    ...Object.fromEntries(
      Object.entries(fieldEnums).map(([model, fields]) => [model.toLowerCase(), Object.keys(fields)]),
    ),
  };
  for (const { modelName, fields } of Object.values(tables)) {
    const wanted = Object.entries(fields).map(([key, field]) => field.fieldName ?? key);
    expect(columns[modelName.toLowerCase()] ?? [], modelName).toEqual(expect.arrayContaining(wanted));
  }
});

const fieldEnums = {
  user: Prisma.UserScalarFieldEnum,
  session: Prisma.SessionScalarFieldEnum,
  account: Prisma.AccountScalarFieldEnum,
  verification: Prisma.VerificationScalarFieldEnum,
  organization: Prisma.OrganizationScalarFieldEnum,
  member: Prisma.MemberScalarFieldEnum,
  invitation: Prisma.InvitationScalarFieldEnum,
  ratelimit: Prisma.RateLimitScalarFieldEnum,
};
