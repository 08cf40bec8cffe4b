import { Prisma } from '../generated/prisma/client';
import type { Actor } from './actor';

/** The actor's teams with the role in each, as SQL. A deleted team has no members, but to whoever restores it. */
export function membershipsOf({ kind, id }: Actor, { deleted = false }: { deleted?: boolean } = {}): Prisma.Sql {
  if (kind === 'person') {
    return Prisma.sql`
      SELECT own."organizationId" AS "teamId", own.role FROM "Member" own
      JOIN "Organization" team ON team.id = own."organizationId" AND (team."deletedAt" IS NOT NULL) = ${deleted}
      WHERE own."userId" = ${id}`;
  }
  if (kind === 'service-account') {
    return Prisma.sql`
      SELECT account."teamId", account.role FROM "ServiceAccount" account
      JOIN "Organization" team ON team.id = account."teamId" AND (team."deletedAt" IS NOT NULL) = ${deleted}
      WHERE account.id = ${id} AND account."removedAt" IS NULL`;
  }
  return Prisma.sql`SELECT ''::text AS "teamId", ''::text AS role WHERE false`;
}

/** The actor's roles on single projects, as SQL. A link is one, for as long as it is neither withdrawn nor over. */
export function grantsOf({ kind, id }: Actor): Prisma.Sql {
  if (kind === 'person') return Prisma.sql`SELECT "projectId", role FROM "ProjectGrant" WHERE "userId" = ${id}`;
  if (kind === 'link') {
    return Prisma.sql`
      SELECT "projectId", 'viewer'::text AS role FROM "ShareLink"
      WHERE id = ${id} AND "withdrawnAt" IS NULL AND ("expiresAt" IS NULL OR "expiresAt" > ${new Date()})`;
  }
  return Prisma.sql`SELECT ''::text AS "projectId", ''::text AS role WHERE false`;
}
