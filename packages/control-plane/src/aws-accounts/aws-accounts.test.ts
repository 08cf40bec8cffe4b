import {
  deployConnection,
  isWithoutEmulator,
  makeTemplateBucket,
  REGION,
  readTemplate,
} from '@chalice-studio/target-aws/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type AwsCloud, openAwsCloud } from '../testing/aws-cloud';
import type { TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

describe.skipIf(isWithoutEmulator)('connecting an AWS account', () => {
  let cloud: AwsCloud;
  let studio: TestStudio;
  let ada: TestPerson;
  let teamId: string;

  beforeAll(async () => {
    cloud = await openAwsCloud();
    studio = await openTestStudio({ aws: { endpoint: cloud.endpoint } });
    ada = await studio.signUp();
    teamId = await ada.teamId();
  }, 300_000);
  afterAll(async () => {
    await studio?.close();
    await cloud?.stop();
  });

  test('the studio says who it is, and each connection has a random id of its own in its template', async () => {
    const identity = await ada.client.awsAccounts.identity({ teamId });
    expect(identity).toMatchObject({ state: 'known', arn: 'arn:aws:iam::000000000000:user/studio', isRoot: false });
    const create = (name: string) => ada.client.awsAccounts.create({ teamId, name, region: REGION });
    const [one, two] = [await create('one'), await create('two')];
    expect([one.state, one.accountId, one.outputs]).toEqual(['pending', null, null]);
    const setups = [
      await ada.client.awsAccounts.setup({ awsAccountId: one.id }),
      await ada.client.awsAccounts.setup({ awsAccountId: two.id }),
    ];
    expect(new Set(setups.map(({ externalId }) => externalId)).size).toBe(2);
    for (const { externalId, template, commands, stackName, quickCreateUrl } of setups) {
      expect(externalId).toMatch(/^[\w-]{43}$/);
      expect(template.body).toContain(`"sts:ExternalId": "${externalId}"`);
      expect(template.body).toContain('"AWS": "arn:aws:iam::000000000000:user/studio"');
      expect(commands.deploy).toBe(
        `aws cloudformation deploy --stack-name ${stackName} --region us-east-1 --template-file ${stackName}.json --capabilities CAPABILITY_IAM`,
      );
      expect(quickCreateUrl).toBeNull();
    }
    await expect(create('one')).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('one') });
  });

  test('where the studio has a template bucket, a link opens the console with the template of that connection', async () => {
    await makeTemplateBucket(cloud.endpoint, 'studio-templates');
    const aws = { endpoint: cloud.endpoint, templateBucket: 'studio-templates' };
    const other = await openTestStudio({ aws });
    const grace = await other.signUp('Grace');
    const { id: awsAccountId } = await grace.client.awsAccounts.create({
      ...{ teamId: await grace.teamId(), name: 'linked', region: 'eu-central-1' },
    });
    const { quickCreateUrl, stackName, template } = await grace.client.awsAccounts.setup({ awsAccountId });
    const link = new URL(quickCreateUrl ?? '');
    expect(`${link.origin}${link.pathname}${link.search}`).toBe(
      'https://eu-central-1.console.aws.amazon.com/cloudformation/home?region=eu-central-1',
    );
    const [page, query] = link.hash.split('?');
    expect(page).toBe('#/stacks/quickcreate');
    const { templateURL = '', ...asked } = Object.fromEntries(new URLSearchParams(query));
    expect(asked).toEqual({ stackName });
    expect(await readTemplate(cloud.endpoint, templateURL)).toBe(template.body);
    await other.close();
  });

  test('what was not proven is not saved; what was can be proven again, renamed and deleted', async () => {
    const { id: awsAccountId } = await ada.client.awsAccounts.create({ teamId, name: 'shop', region: REGION });
    const { externalId, stackName, template } = await ada.client.awsAccounts.setup({ awsAccountId });
    const { accountId, ...outputs } = await deployConnection(cloud.endpoint, { stackName, template: template.body });

    const nobody = { ...outputs.roleArns, observe: `arn:aws:iam::${accountId}:role/nobody` };
    const refused = await ada.client.awsAccounts.connect({ awsAccountId, ...outputs, roleArns: nobody });
    expect(refused).toMatchObject({ isProven: false, account: { state: 'pending', outputs: null } });
    expect(refused.checks[0]).toMatchObject({ type: 'right-id', role: 'observe', outcome: 'failed' });
    expect(refused.account.failure).toContain('role/nobody');

    const mixed = { ...outputs.roleArns, deploy: 'arn:aws:iam::999999999999:role/x' };
    await expect(ada.client.awsAccounts.connect({ awsAccountId, ...outputs, roleArns: mixed })).rejects.toMatchObject({
      ...{ code: 'INVALID', message: expect.stringContaining('different accounts') },
    });
    await expect(ada.client.awsAccounts.prove({ awsAccountId })).rejects.toMatchObject({ code: 'CONFLICT' });

    const connected = await ada.client.awsAccounts.connect({ awsAccountId, ...outputs });
    expect(connected.account).toMatchObject({ state: 'connected', accountId, outputs, failure: null });
    expect(await ada.client.awsAccounts.prove({ awsAccountId })).toMatchObject({ isProven: true });
    expect(await ada.client.awsAccounts.rename({ awsAccountId, name: 'store' })).toMatchObject({ name: 'store' });
    const wrongName = ada.client.awsAccounts.delete({ awsAccountId, confirmName: 'shop' });
    await expect(wrongName).rejects.toMatchObject({ code: 'INVALID' });
    await ada.client.awsAccounts.delete({ awsAccountId, confirmName: 'store' });
    await expect(ada.client.awsAccounts.get({ awsAccountId })).rejects.toMatchObject({ code: 'NOT_FOUND' });

    const told = await studio.studio.database.prisma.auditEntry.findMany({
      where: { action: { startsWith: 'aws-account.' }, subject: { in: ['shop', 'store'] } },
      orderBy: { at: 'asc' },
    });
    expect(told.map(({ action }) => action)).toEqual([
      ...['aws-account.create', 'aws-account.connect', 'aws-account.connect', 'aws-account.prove'],
      ...['aws-account.rename', 'aws-account.delete'],
    ]);
    expect(JSON.stringify(told)).not.toContain(externalId);
  });

  test('another customer of the studio gets nowhere with a team’s roles, nor with its account', async () => {
    const { awsAccountId, outputs } = await cloud.connect(ada, 'ours');
    const eve = await studio.signUp('Eve');
    const theirs = await eve.client.awsAccounts.create({ teamId: await eve.teamId(), name: 'mine', region: REGION });
    const { accountId: _, ...stolen } = outputs;
    const proof = await eve.client.awsAccounts.connect({ awsAccountId: theirs.id, ...stolen });
    expect(proof).toMatchObject({ isProven: false, account: { state: 'pending', outputs: null } });

    const { project, stageId } = await eve.createProject();
    const target = { type: 'aws', awsAccountId } as const;
    const create = eve.client.stages.create({ projectId: project.id, name: 'prod', target });
    await expect(create).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const move = eve.client.stages.setTarget({ stageId, baseRevision: 1, target });
    await expect(move).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const pending = { type: 'aws', awsAccountId: theirs.id } as const;
    await expect(
      eve.client.stages.create({ projectId: project.id, name: 'prod', target: pending }),
    ).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('not connected yet') });
  });

  test('an account that a stage goes by stays, and names the stage', async () => {
    const { awsAccountId } = await cloud.connect(ada, 'used');
    const { project, stageId } = await ada.createProject(undefined, 'ledger');
    const moved = await ada.client.stages.setTarget({
      ...{ stageId, baseRevision: 1, target: { type: 'aws', awsAccountId } },
    });
    expect(moved).toMatchObject({
      targetType: 'aws',
      config: { target: { type: 'aws', awsAccountId, region: REGION } },
    });
    const deleting = () => ada.client.awsAccounts.delete({ awsAccountId, confirmName: 'used' });
    await expect(deleting()).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('ledger dev'),
    });
    const { stages } = await ada.client.awsAccounts.get({ awsAccountId });
    expect(stages).toMatchObject([{ id: stageId, projectId: project.id, projectName: 'ledger', isDeployed: false }]);
    const { revision: baseRevision } = moved;
    await ada.client.stages.setTarget({ stageId, baseRevision, target: { type: 'local' } });
    await deleting();
  });
});

test('a studio that nobody knows at AWS says so, and how to become somebody', async () => {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  onTestFinished(() => void vi.unstubAllEnvs());
  const studio = await openTestStudio({ aws: { endpoint: 'http://127.0.0.1:1' } });
  const ada = await studio.signUp();
  const identity = await ada.client.awsAccounts.identity({ teamId: await ada.teamId() });
  expect(identity).toMatchObject({
    state: 'unknown',
    message: expect.stringContaining('Give the studio’s worker an AWS identity'),
  });
  await studio.close();
});
