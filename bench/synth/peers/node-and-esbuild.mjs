// The least that any tool has to do: esbuild, a zip, and a template of one OpenAPI body, from a list of routes that is given.
// usage: node node-and-esbuild.mjs ENTRY ROUTES.json OUT
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { zipOfOne } from '../zip-of-one.mjs';

const [entry, routesFile, out] = process.argv.slice(2);
// As a module is required by those who start it once: the ESM form of it does not load sooner.
const esbuild = createRequire(import.meta.url)('esbuild');
const { outputFiles } = esbuild.buildSync({
  entryPoints: [entry],
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  write: false,
  logLevel: 'error',
});
const zip = zipOfOne('index.js', outputFiles[0].contents);
const key = `${createHash('sha256').update(zip).digest('hex')}.zip`;
const uri = {
  'Fn::Sub':
    'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations',
};
const paths = {};
for (const { method, path: pattern } of JSON.parse(readFileSync(routesFile, 'utf8'))) {
  paths[pattern] ??= {};
  paths[pattern][method.toLowerCase()] = {
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri },
  };
}
const invoke = { FunctionName: { Ref: 'Function' }, Action: 'lambda:InvokeFunction' };
const Resources = {
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: assumedBy('lambda.amazonaws.com') } },
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Code: { S3Bucket: 'artifacts', S3Key: key },
    },
  },
  Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { swagger: '2.0', info: { title: 'bench' }, paths } } },
  Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
  Permission: { Type: 'AWS::Lambda::Permission', Properties: { ...invoke, Principal: 'apigateway.amazonaws.com' } },
};
mkdirSync(out, { recursive: true });
writeFileSync(path.join(out, 'deployment.zip'), zip);
writeFileSync(path.join(out, 'template.json'), JSON.stringify({ Resources }, null, 1));

function assumedBy(Service) {
  const Statement = [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }];
  return { Version: '2012-10-17', Statement };
}
