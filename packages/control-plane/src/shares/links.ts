import { createSecret, hashSecret } from '../access/bearer-secret';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type RootDatabase, transaction } from '../database/prisma';
import { createRecordId } from '../record-id';
import { linkOf } from './queries';
import type { ShareLink } from './schema';

const DAY_MS = 24 * 3600 * 1000;
const MOST_LINKS = 50;
const OPENED_EVERY_MS = 60_000;

type Act = { teamId: TeamId; projectId: string; actor: Person; at: Date };
type NewLink = Act & { name: string; includesLogs: boolean; expiresInDays: number | null };

export async function createLink(
  database: RootDatabase,
  wanted: NewLink,
): Promise<{ link: ShareLink; secret: string }> {
  const { teamId, projectId, actor, at, name, includesLogs, expiresInDays } = wanted;
  const secret = createSecret('link');
  const link = await transaction(database, async (each) => {
    if ((await each.shareLink.count({ where: { projectId, withdrawnAt: null } })) >= MOST_LINKS) {
      throw new AppError({
        code: 'CONFLICT',
        message: `A project has at most ${MOST_LINKS} links. Withdraw some first.`,
      });
    }
    const stored = await each.shareLink.create({
      data: {
        ...{ id: createRecordId(), projectId, name, tokenHash: hashSecret(secret), includesLogs },
        ...{ createdAt: at, createdById: actor.id, createdByName: actor.name },
        expiresAt: expiresInDays === null ? null : new Date(at.getTime() + expiresInDays * DAY_MS),
      },
    });
    const details = { includesLogs, ...(expiresInDays === null ? {} : { days: expiresInDays }) };
    await recordAudit(each, { teamId, projectId, actor, at, action: 'link.create', subject: name, details });
    return linkOf(stored);
  });
  return { link, secret };
}

export async function withdrawLink(
  database: RootDatabase,
  { teamId, projectId, linkId, actor, at }: Act & { linkId: string },
): Promise<void> {
  await transaction(database, async (each) => {
    const [withdrawn] = await each.shareLink.updateManyAndReturn({
      where: { id: linkId, projectId, project: { teamId }, withdrawnAt: null },
      data: { withdrawnAt: at },
      select: { name: true },
    });
    if (withdrawn === undefined) {
      throw new AppError({ code: 'NOT_FOUND', message: 'The link was withdrawn already. Load the page again.' });
    }
    await recordAudit(each, { teamId, projectId, actor, at, action: 'link.withdraw', subject: withdrawn.name });
  });
}

type Opening = Act & { linkId: string };

/** That a link was opened; once a minute at most, as a page asks again when it is loaded again. */
export async function recordOpening(database: RootDatabase, opening: Opening): Promise<void> {
  const { teamId, projectId, linkId, actor, at } = opening;
  await transaction(database, async (each) => {
    const before = new Date(at.getTime() - OPENED_EVERY_MS);
    const [opened] = await each.shareLink.updateManyAndReturn({
      where: { id: linkId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: before } }] },
      data: { lastUsedAt: at, opened: { increment: 1 } },
      select: { name: true },
    });
    if (opened === undefined) return;
    await recordAudit(each, { teamId, projectId, actor, at, action: 'link.open', subject: opened.name });
  });
}
