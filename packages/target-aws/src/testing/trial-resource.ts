import type { AppSpec } from '@chalice-studio/appspec';

/** `ok` works, `fail` fails, `stuck` fails and so does going back from it, `slow` takes eight seconds. */
export type TrialMode = 'ok' | 'fail' | 'stuck' | 'slow';

/** Adds a custom resource that does as it is told: how a test makes a deployment slow, or fail, on purpose. */
export function withTrial(spec: AppSpec, Mode: TrialMode): AppSpec {
  const template = {
    Resources: {
      TrialFunction: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Timeout: 30,
          Role: { 'Fn::GetAtt': ['DefaultRole', 'Arn'] },
          Code: { ZipFile: code },
        },
      },
      Trial: {
        Type: 'Custom::Trial',
        Properties: { ServiceToken: { 'Fn::GetAtt': ['TrialFunction', 'Arn'] }, ServiceTimeout: '60', Mode },
      },
      // The emulator looks whether an update is cancelled before each resource: one must come behind the slow one.
      After: { Type: 'AWS::SNS::Topic', DependsOn: ['Trial'], Properties: { DisplayName: Mode } },
    },
  };
  return { ...spec, extraCloudFormation: { template } };
}

const code = `exports.handler = async (event) => {
  const { Mode } = event.ResourceProperties;
  const old = (event.OldResourceProperties || {}).Mode;
  const isDeleted = event.RequestType === 'Delete';
  if (Mode === 'slow' && !isDeleted) await new Promise((done) => setTimeout(done, 8000));
  const isRefused = !isDeleted && (Mode === 'fail' || Mode === 'stuck' || old === 'stuck');
  const { StackId, RequestId, LogicalResourceId } = event;
  const answer = { Status: isRefused ? 'FAILED' : 'SUCCESS', Reason: 'the trial says no', PhysicalResourceId: 'trial', StackId, RequestId, LogicalResourceId };
  await fetch(event.ResponseURL, { method: 'PUT', headers: { 'content-type': '' }, body: JSON.stringify(answer) });
};
`;
