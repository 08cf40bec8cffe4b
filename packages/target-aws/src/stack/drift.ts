import {
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
  type StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { waitFor } from '../access/wait-for';

const LONGEST_MS = 60 * 60_000;
const POLL_MS = 1_000;

/** A resource that somebody changed beside CloudFormation, property by property. */
export type DriftedResource = {
  logicalId: string;
  type: string;
  isDeleted: boolean;
  differences: readonly { path: string; expected: string; actual: string }[];
};

export async function detectDrift(
  access: AwsAccess,
  stackName: string,
  signal: AbortSignal,
): Promise<DriftedResource[]> {
  try {
    const started = await access.cloudFormation.send(new DetectStackDriftCommand({ StackName: stackName }));
    const id = started.StackDriftDetectionId;
    await waitFor(
      async () => {
        const status = await access.cloudFormation.send(
          new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId: id }),
        );
        return status.DetectionStatus === 'DETECTION_IN_PROGRESS' ? undefined : status;
      },
      { signal, timeoutMs: LONGEST_MS, intervalMs: POLL_MS },
    );
    const drifts: StackResourceDrift[] = [];
    let token: string | undefined;
    do {
      const page = await access.cloudFormation.send(
        new DescribeStackResourceDriftsCommand({
          StackName: stackName,
          StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
          NextToken: token,
        }),
      );
      drifts.push(...(page.StackResourceDrifts ?? []));
      token = page.NextToken;
    } while (token !== undefined);
    return drifts.map((drift) => ({
      logicalId: drift.LogicalResourceId ?? '',
      type: drift.ResourceType ?? '',
      isDeleted: drift.StackResourceDriftStatus === 'DELETED',
      differences: (drift.PropertyDifferences ?? []).map((each) => ({
        path: each.PropertyPath ?? '',
        expected: each.ExpectedValue ?? '',
        actual: each.ActualValue ?? '',
      })),
    }));
  } catch (error) {
    throw toAwsError(error, `look for drift of ${stackName}`);
  }
}
