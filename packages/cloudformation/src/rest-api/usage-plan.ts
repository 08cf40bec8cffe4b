import type { AppSpec } from '@chalice-studio/appspec';
import { properties, type Resource, ref } from '../template';

/** A plan, one key and the link between them, where a route asks for an API key and the app gives a plan. */
export function usagePlan(spec: AppSpec, stageLogicalId: string): { [logicalId: string]: Resource } {
  const plan = spec.api.usagePlan;
  if (plan === undefined) return {};
  return {
    UsagePlan: {
      Type: 'AWS::ApiGateway::UsagePlan',
      Properties: properties({
        ApiStages: [{ ApiId: ref('RestAPI'), Stage: ref(stageLogicalId) }],
        Throttle:
          plan.throttle === undefined
            ? undefined
            : { RateLimit: plan.throttle.rateLimit, BurstLimit: plan.throttle.burstLimit },
        Quota: plan.quota === undefined ? undefined : { Limit: plan.quota.limit, Period: plan.quota.period },
      }),
    },
    ApiKey: {
      Type: 'AWS::ApiGateway::ApiKey',
      DependsOn: [stageLogicalId],
      Properties: { Enabled: true },
    },
    UsagePlanKey: {
      Type: 'AWS::ApiGateway::UsagePlanKey',
      Properties: { KeyId: ref('ApiKey'), KeyType: 'API_KEY', UsagePlanId: ref('UsagePlan') },
    },
  };
}
