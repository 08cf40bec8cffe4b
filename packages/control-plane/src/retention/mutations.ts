import { AppError } from '../app-error';
import { INSTANCE } from '../audit/chain';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type RootDatabase, transaction } from '../database/prisma';
import { studioKeepDays } from './keep-days';
import { type KeptSubject, kept } from './rules';

type Rule = { subject: KeptSubject; keepDays: number | null; actor: Person; at: Date };

/** For how many days the studio keeps something; null is for ever. */
export async function setRule(database: RootDatabase, { subject, keepDays, actor, at }: Rule): Promise<void> {
  const { words, least } = kept[subject];
  if (keepDays !== null && keepDays < least) {
    const message = `${words}: at least ${least} days, so that nothing goes before anybody can have read it.`;
    throw new AppError({ code: 'INVALID', message });
  }
  await transaction(database, async (each) => {
    const was = await studioKeepDays(each, subject);
    const data = { keepDays: keepDays ?? 0 };
    await each.retentionRule.upsert({ where: { subject }, create: { subject, ...data }, update: data });
    const changed = { before: { days: was }, after: { days: keepDays } };
    await recordAudit(each, { teamId: INSTANCE, actor, at, action: 'retention.set', subject: words, ...changed });
  });
}
