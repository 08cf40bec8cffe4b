import type { Database } from '../database/prisma';
import type { Deployment as Row } from '../generated/prisma/client';
import { type Approval, type ApprovalPlace, type AwaitedApproval, approvalSchema, awaitedApproval } from './approval';
import { planSchema } from './plan-schema';

/** What was decided of the plan that the row holds now; a decision on another plan is none. */
export function approvalOf(row: Pick<Row, 'approval' | 'plan'>): Approval | undefined {
  if (row.approval === null || row.plan === null) return undefined;
  const approval = approvalSchema.parse(row.approval);
  return approval.planHash === planSchema.parse(row.plan).hash ? approval : undefined;
}

/** The approval that a planned deployment needs by its stage's present rule, given or not; undefined if it needs none. */
export async function awaitedOf(
  database: Database,
  row: Pick<Row, 'stageId' | 'plan' | 'withoutAsking'>,
): Promise<{ stage: ApprovalPlace & { name: string }; awaited: AwaitedApproval | undefined }> {
  const stage = await database.stage.findUniqueOrThrow({ where: { id: row.stageId } });
  const plan = planSchema.parse(row.plan);
  return { stage, awaited: awaitedApproval(stage, { plan, withoutAsking: row.withoutAsking }) };
}
