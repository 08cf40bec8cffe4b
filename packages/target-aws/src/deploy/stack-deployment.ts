import { createHash } from 'node:crypto';
import type { Problem } from '@chalice-studio/appspec';
import { synthesize } from '@chalice-studio/cloudformation';
import {
  type DeploymentInput,
  type Plan,
  type PlannedChange,
  planChanges,
  TemplateProblemsError,
} from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { AwsError } from '../access/aws-error';
import { APP_ROLE_PATH, type AwsConnection } from '../account/aws-connection';
import { type ChangeSet, createChangeSet } from '../stack/change-set';
import { ownerOf, STAGE_TAG } from '../stack/stack-owner';
import { type StackState, stackState } from '../stack/stack-state';
import { objectUrl, putOnce } from './artifact-bucket';
import { mergedChanges } from './merged-cloudformation';
import { plannedResources, replacedConstructs } from './planned-resources';
import { changeSetNameOf, stackNameOf } from './stack-name';
import { secretReferences, writeSecrets } from './stage-secrets';
import { validateTemplate } from './validate-template';

/** A template is read from S3 above this: CloudFormation's limit of TemplateBody. */
const MAX_INLINE_BYTES = 51_200;

/**
 * Synthesis, validation, secrets, upload, change set: everything before a stack is touched. Each step is idempotent, so
 * that a worker which takes over repeats it and finds what the first one made.
 */
export async function planStack(
  access: AwsAccess,
  connection: AwsConnection,
  input: DeploymentInput,
  signal: AbortSignal,
): Promise<Plan> {
  const stackName = stackNameOf(input.stage);
  const state = plannable(await stackState(access, stackName), input);
  const code = { bucket: connection.bucket, key: `artifacts/${input.artifact.sha256}.zip` };
  const secrets = { stage: input.stage, secrets: input.secrets, key: connection.externalId };
  const { body, origins, overridden, warnings } = await templateOf(connection, input, {
    code,
    secretReferences: secretReferences(secrets),
  });
  await writeSecrets(access, secrets);
  await putOnce(access, { ...code, bytes: input.artifact.bytes, contentType: 'application/zip' });
  const changeSet = await createChangeSet(
    access,
    {
      stackName,
      changeSetName: changeSetNameOf(input.deploymentId),
      type: state.type === 'ready' ? 'UPDATE' : 'CREATE',
      template: await placeTemplate(access, connection, body),
      executionRoleArn: connection.roleArns.execution,
      tags: { [STAGE_TAG]: input.stage.key },
    },
    signal,
  );
  return describe({ input, changeSet, body, origins, overridden, warnings, isVanished: state.type !== 'ready' });
}

/** Refuses, with the way out, a stack that cannot take a change set, or is not this stage's. */
function plannable(state: StackState, { stage }: DeploymentInput): StackState {
  const name = stackNameOf(stage);
  const fail = (code: 'STACK_BUSY' | 'STACK_FAILED' | 'ALREADY_EXISTS', message: string) =>
    new AwsError({ code, message });
  if (state.type === 'absent') return state;
  if (state.type !== 'in-review' && ownerOf(state.stack) !== stage.key)
    throw fail(
      'ALREADY_EXISTS',
      `The account has a stack ${name} that is not this stage’s. Rename the stage, or remove that stack.`,
    );
  if (state.type === 'busy')
    throw fail(
      'STACK_BUSY',
      `The stack ${name} is ${state.stack.StackStatus}: something else than this deployment changes it.`,
    );
  if (state.type === 'failed-first-create')
    throw fail('STACK_FAILED', `The first creation of ${name} failed. Remove what is left of it, then deploy again.`);
  if (state.type === 'stuck-rollback')
    throw fail('STACK_FAILED', `The rollback of ${name} is stuck. Continue it, then deploy again.`);
  if (state.type === 'failed-delete')
    throw fail('STACK_FAILED', `Deleting ${name} failed. Delete it again, then deploy.`);
  return state;
}

/** Validated as a whole before anything of it leaves the studio. */
async function templateOf(
  connection: AwsConnection,
  input: DeploymentInput,
  places: { code: { bucket: string; key: string }; secretReferences: Record<string, string> },
) {
  const { template, origins, overridden, problems } = synthesize({
    spec: input.spec,
    stage: input.stageConfig,
    functions: input.artifact.functions,
    ...places,
    roles: { path: APP_ROLE_PATH, permissionsBoundaryArn: connection.permissionsBoundaryArn },
  });
  // CloudFormation refuses a template of nothing, in words about templates.
  if (Object.keys(template.Resources).length === 0) throw new TemplateProblemsError([nothingToDeploy]);
  const body = JSON.stringify(template);
  const found = [...problems, ...(await validateTemplate(body, origins))];
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new TemplateProblemsError(errors);
  return { body, origins, overridden, warnings: found };
}

const nothingToDeploy: Problem = {
  ...{ entityId: 'app', path: [], code: 'nothing-to-deploy', severity: 'error' },
  message: 'The app has nothing to deploy yet: add a route or a handler.',
};

async function placeTemplate(access: AwsAccess, { bucket }: AwsConnection, body: string) {
  const bytes = Buffer.from(body);
  if (bytes.length <= MAX_INLINE_BYTES) return { body };
  const key = `templates/${createHash('sha256').update(bytes).digest('hex')}.json`;
  await putOnce(access, { bucket, key, bytes, contentType: 'application/json' });
  return { url: objectUrl(access, { bucket, key }) };
}

function describe(planned: {
  input: DeploymentInput;
  changeSet: ChangeSet;
  body: string;
  origins: Readonly<Record<string, string>>;
  overridden: readonly string[];
  warnings: readonly Problem[];
  isVanished: boolean;
}): Plan {
  const { input, changeSet, body, origins, overridden, warnings } = planned;
  const resources = plannedResources(changeSet.changes, origins);
  const isVanished = planned.isVanished && input.previous !== undefined;
  const before = isVanished ? undefined : input.previous;
  const changes = [
    ...planChanges(before, input, replacedConstructs(resources, origins)),
    ...mergedChanges(input, overridden),
  ];
  // What an approval binds to: this change set of this template, nothing that is planned later.
  const id = changeSet.isEmpty ? 'nothing to change' : changeSet.id;
  const hash = createHash('sha256').update(`${id}\n${body}`).digest('hex');
  const raw = JSON.stringify(changeSet.changes, null, 2);
  const all = isVanished ? [vanished(stackNameOf(input.stage)), ...changes] : changes;
  return { hash, changes: all, resources, warnings, raw, template: body, origins };
}

const vanished = (stackName: string): PlannedChange => ({
  action: 'add',
  sentence: `The stack ${stackName} is gone from the account: all is made anew, tables and buckets empty. Take back first what it left.`,
  class: 'data-loss',
  widensIam: false,
});
