// A REST API of one function in the AWS CDK, as its guide writes it. usage: node cdk.cjs APP ROUTES.json OUT
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { App, Stack } = require('aws-cdk-lib/core');
const { LambdaIntegration, RestApi } = require('aws-cdk-lib/aws-apigateway');
const { Code, Function: LambdaFunction, Runtime } = require('aws-cdk-lib/aws-lambda');
const esbuild = require('esbuild');

const [folder, routesFile, outdir] = process.argv.slice(2);
const dist = path.join(folder, 'dist');
esbuild.buildSync({
  entryPoints: [path.join(folder, 'src/handler.ts')],
  outfile: path.join(dist, 'handler.js'),
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'error',
});
// More than 500 resources are counted and not refused, so that 500 routes can be timed at all.
const app = new App({ outdir, analyticsReporting: false, context: { '@aws-cdk/core:stackResourceLimit': 0 } });
const stack = new Stack(app, 'Bench', { env: { region: 'us-east-1' } });
const handler = new LambdaFunction(stack, 'Function', {
  runtime: Runtime.NODEJS_22_X,
  handler: 'handler.handler',
  code: Code.fromAsset(dist),
});
const api = new RestApi(stack, 'Api');
const integration = new LambdaIntegration(handler);
for (const { method, path: pattern } of JSON.parse(readFileSync(routesFile, 'utf8'))) {
  api.root.resourceForPath(pattern.slice(1)).addMethod(method, integration);
}
app.synth();
