import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CloudFormationClient, CreateStackCommand, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Emulator, isWithoutEmulator, REGION, startEmulator } from '@chalice-studio/target-aws/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommand } from './testing/a-project';

const here = path.join(import.meta.dirname, '..');
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What `cdk bootstrap` makes in an account, as far as a deployment without the CDK's roles needs it. */
const bootstrap = {
  Resources: {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: { 'Fn::Sub': 'cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}' } },
    },
    Version: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: '21' },
    },
  },
  Outputs: { Bucket: { Value: { Ref: 'Bucket' } } },
};

let outdir: string;

beforeAll(() => {
  buildCommand();
  outdir = mkdtempSync(path.join(tmpdir(), 'cdk-example-'));
  // As `cdk synth` runs it, with the library's own validation of the template.
  const command = ['--conditions=source', '--import', 'tsx', path.join(here, 'example/cdk.ts')];
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: here,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, CDK_OUTDIR: outdir },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
});
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const textOf = (file: string) => readFileSync(path.join(outdir, file), 'utf8');

describe.skipIf(isWithoutEmulator)('the example, deployed', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  }, 300_000);
  afterAll(() => emulator?.stop());

  async function deploy(StackName: string, TemplateBody: string): Promise<Record<string, string>> {
    const client = new CloudFormationClient({ region: REGION, endpoint: emulator.endpoint, credentials });
    const Capabilities = ['CAPABILITY_IAM' as const];
    await client.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities }));
    const { reason } = await waitUntilStackCreateComplete(
      { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
      { StackName },
    );
    const outputs: { OutputKey: string; OutputValue: string }[] = reason.Stacks[0].Outputs ?? [];
    return Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  }

  test('its function reads and writes the table that the CDK app adds', async () => {
    const { Bucket } = await deploy('CDKToolkit', JSON.stringify(bootstrap));
    const s3 = new S3Client({ region: REGION, endpoint: emulator.endpoint, credentials, forcePathStyle: true });
    const { files }: { files: Record<string, { source: { path: string } }> } = JSON.parse(textOf('Orders.assets.json'));
    for (const { source } of Object.values(files)) {
      const Key = source.path.replace(/^asset\./, '');
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: readFileSync(path.join(outdir, source.path)) }));
    }
    const { RestAPIId } = await deploy('Orders', textOf('Orders.template.json'));

    const orders = `${emulator.endpoint}/_aws/execute-api/${RestAPIId}/api/orders`;
    const headers = { 'content-type': 'application/json' };
    const placed = await fetch(orders, { method: 'POST', headers, body: '{"item":"bread"}' });
    expect(placed.status).toBe(200);
    const order: { id: string; item: string } = JSON.parse(await placed.text());
    expect(order).toMatchObject({ item: 'bread' });
    expect(await (await fetch(`${orders}/${order.id}`)).json()).toEqual(order);
    expect((await fetch(`${orders}/of-nobody`)).status).toBe(404);
  }, 120_000);
});

test('the example keeps the app’s logical ids, and the template holds the grant', () => {
  const { Resources }: { Resources: Record<string, { Type: string; Properties: { Environment?: unknown } }> } =
    JSON.parse(textOf('Orders.template.json'));
  const types = Object.entries(Resources).map(([id, { Type }]) => `${Type} ${id}`);
  expect(types).toEqual(
    expect.arrayContaining([
      'AWS::Lambda::Function APIHandler',
      'AWS::IAM::Role DefaultRole',
      'AWS::ApiGateway::RestApi RestAPI',
      expect.stringMatching(/^AWS::IAM::Policy ChaliceDefaultRolePolicy/),
    ]),
  );
});
