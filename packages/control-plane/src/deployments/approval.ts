import { z } from 'zod';
import { instant, personSchema } from '../contract/base';
import type { PlanRecord } from './plan-schema';

/** Who may approve: anybody who may deploy there, or somebody else than whoever deploys. */
export const approvers = ['anyone', 'another'] as const;
export const approvalRuleSchema = z.object({ isRequired: z.boolean(), by: z.enum(approvers) });
export type ApprovalRule = z.infer<typeof approvalRuleSchema>;

/** What was decided of a plan. It is of the plan with this hash alone. */
export const approvalSchema = z.object({
  decision: z.enum(['approved', 'rejected']),
  planHash: z.string(),
  by: personSchema,
  at: instant,
  reason: z.string().optional(),
});
export type Approval = z.infer<typeof approvalSchema>;

export const approvalReasons = [
  'stage-requires',
  'production',
  'data-loss',
  'breaks-callers',
  'interruption',
  'widens-iam',
  'shown-first',
] as const;

/** An approval that a plan waits for: why, of whom, and whether the stage's name has to be typed. */
export const awaitedApprovalSchema = z.object({
  reasons: z.array(z.enum(approvalReasons)),
  by: z.enum(approvers),
  asksForName: z.boolean(),
});
export type AwaitedApproval = z.infer<typeof awaitedApprovalSchema>;

export type ApprovalPlace = {
  requiresApproval: boolean;
  approvalBy: string;
  isProduction: boolean;
  targetType: string;
};

/**
 * Whether a plan waits for somebody. A stage can demand it always; what goes to an AWS account waits in any case, unless the
 * person said to deploy without asking and nothing in the plan is worth asking for. Local stages go straight through.
 */
export function awaitedApproval(
  place: ApprovalPlace,
  { plan, withoutAsking }: { plan: Pick<PlanRecord, 'changes'>; withoutAsking: boolean },
): AwaitedApproval | undefined {
  const isAws = place.targetType === 'aws';
  if (!place.requiresApproval && !isAws) return undefined;
  const classes = new Set(plan.changes.map((change) => change.class));
  const reasons: AwaitedApproval['reasons'] = [
    ...(place.requiresApproval ? (['stage-requires'] as const) : []),
    ...(isAws && place.isProduction ? (['production'] as const) : []),
    ...(['data-loss', 'breaks-callers', 'interruption'] as const).filter((each) => classes.has(each)),
    ...(plan.changes.some((change) => change.widensIam) ? (['widens-iam'] as const) : []),
  ];
  if (reasons.length === 0 && withoutAsking) return undefined;
  return {
    reasons: reasons.length === 0 ? ['shown-first'] : reasons,
    by: z.enum(approvers).catch('anyone').parse(place.approvalBy),
    asksForName: place.isProduction || classes.has('data-loss'),
  };
}
