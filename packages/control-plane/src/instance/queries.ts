import { z } from 'zod';
import type { Database } from '../database/prisma';
import { Prisma } from '../generated/prisma/client';
import type { Inhabitant } from './schema';

const PAGE = 50;

type Asked = { search?: string | undefined; cursor?: string | undefined; limit?: number | undefined; at: Date };

const rowSchema = z.object({
  ...{ id: z.string(), name: z.string(), email: z.string(), isAdministrator: z.boolean() },
  hasTwoFactor: z.boolean(),
  ...{ suspendedAt: z.date().nullable(), createdAt: z.date(), lastSeenAt: z.date().nullable() },
  ...{ sessions: z.coerce.number(), teams: z.coerce.number() },
});

/** The people of the studio, by name; `search` is looked for in name and address. */
export async function listPeople(database: Database, { search = '', cursor, limit = PAGE, at }: Asked) {
  const [afterName = '', afterId = ''] = cursorSchema.catch([]).parse(cursor === undefined ? [] : read(cursor));
  // A person's % and _ are what they look for, and no pattern.
  const pattern = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const found = Prisma.sql`(person.name ILIKE ${pattern} OR person.email ILIKE ${pattern})`;
  const rows = z.array(rowSchema).parse(
    await database.$queryRaw`
      SELECT person.id, person.name, person.email, person."isAdministrator",
        person."twoFactorEnabled" AS "hasTwoFactor", person."suspendedAt", person."createdAt",
        (SELECT max(s."updatedAt") FROM "Session" s WHERE s."userId" = person.id) AS "lastSeenAt",
        (SELECT count(*)::int FROM "Session" s WHERE s."userId" = person.id AND s."expiresAt" > ${at}) AS sessions,
        (SELECT count(*)::int FROM "Member" m JOIN "Organization" team ON team.id = m."organizationId"
          WHERE m."userId" = person.id AND team."deletedAt" IS NULL) AS teams
      FROM "User" person
      WHERE ${found} AND (${cursor === undefined} OR (lower(person.name), person.id) > (${afterName}, ${afterId}))
      ORDER BY lower(person.name), person.id LIMIT ${limit + 1}`,
  );
  const [counted] = z
    .array(z.object({ total: z.coerce.number() }))
    .parse(await database.$queryRaw`SELECT count(*)::int AS total FROM "User" person WHERE ${found}`);
  const people = rows.slice(0, limit).map(inhabitantOf);
  const last = people.at(-1);
  const more = rows.length > limit && last !== undefined;
  const nextCursor = more ? JSON.stringify([last.name.toLowerCase(), last.id]) : undefined;
  return { people, total: counted?.total ?? 0, ...(nextCursor === undefined ? {} : { nextCursor }) };
}

const cursorSchema = z.array(z.string()).max(2);

function read(cursor: string): unknown {
  try {
    return JSON.parse(cursor);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function inhabitantOf({ suspendedAt, createdAt, lastSeenAt, ...row }: z.infer<typeof rowSchema>): Inhabitant {
  return {
    ...row,
    suspendedAt: suspendedAt?.getTime() ?? null,
    createdAt: createdAt.getTime(),
    lastSeenAt: lastSeenAt?.getTime() ?? null,
  };
}
