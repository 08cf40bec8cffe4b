/** `.chalice/deploy.mjs` of an export: the template of a stage and the app's zip, by the AWS CLI alone. */
export const deployScript = `// npm run deploy -- --stage dev --bucket my-bucket [--stack NAME] [--region REGION]
// Uploads dist/app.zip to the bucket and deploys .chalice/templates/STAGE.json with CloudFormation, by the AWS CLI.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.join(import.meta.dirname, '..');
const text = { type: 'string' };
const { values } = parseArgs({ options: { stage: text, bucket: text, stack: text, region: text } });
const templates = path.join(root, '.chalice/templates');
const stages = existsSync(templates) ? readdirSync(templates).map((file) => file.replace(/\\.json$/, '')) : [];
if (values.stage === undefined || values.bucket === undefined) {
  fail(\`usage: npm run deploy -- --stage STAGE --bucket BUCKET [--stack NAME] [--region REGION]\\nstages: \${stages.join(', ')}\`);
}
const file = path.join(templates, \`\${values.stage}.json\`);
if (!existsSync(file)) fail(\`There is no template of the stage \${values.stage}. There are: \${stages.join(', ') || 'none'}.\`);
const zip = path.join(root, 'dist/app.zip');
if (!existsSync(zip)) fail('dist/app.zip is not there: run npm run build first.');

const { name } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const app = name.replace(/^@[^/]*\\//, '');
const stack = values.stack ?? \`\${app}-\${values.stage}\`;
const key = \`\${app}/\${createHash('sha256').update(readFileSync(zip)).digest('hex')}.zip\`;
const region = values.region === undefined ? [] : ['--region', values.region];
aws('s3', 'cp', zip, \`s3://\${values.bucket}/\${key}\`, ...region);
aws(
  ...['cloudformation', 'deploy', '--stack-name', stack, '--template-file', file, '--s3-bucket', values.bucket],
  ...['--capabilities', 'CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', '--no-fail-on-empty-changeset'],
  ...['--parameter-overrides', \`CodeBucket=\${values.bucket}\`, \`CodeKey=\${key}\`, ...region],
);
const query = 'Stacks[0].Outputs[].[OutputKey,OutputValue]';
aws('cloudformation', 'describe-stacks', '--stack-name', stack, '--query', query, '--output', 'table', ...region);

function aws(...args) {
  const { status, error } = spawnSync('aws', args, { stdio: 'inherit' });
  if (error?.code === 'ENOENT') fail('The AWS CLI is not there: install it, and sign in.');
  if (status !== 0) fail(\`aws \${args.slice(0, 2).join(' ')} failed.\`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
`;
