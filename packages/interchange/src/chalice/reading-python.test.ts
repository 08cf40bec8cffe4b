import { checkSpec } from '@chalice-studio/appspec';
import { Client } from '@chalice-studio/runtime/testing';
import { expect, test } from 'vitest';
import { appOf, typeErrorsOf } from '../testing/run-spec';
import { importChalice } from './import-chalice';

function read(files: Record<string, string>) {
  const imported = importChalice(files);
  if (!imported.ok) throw new Error(JSON.stringify(imported.findings));
  const lines = imported.findings.map(({ severity, code, file, line }) => `${severity} ${code} ${file}:${line}`);
  return { ...imported, lines };
}

const everyKind = `import os
from chalice import (
    Chalice, Blueprint, Rate, Cron, CORSConfig,  # what it is made of
    CognitoUserPoolAuthorizer as Pool, CustomAuthorizer, IAMAuthorizer, ConvertToMiddleware,
)
from chalicelib.admin import routes as admin_routes, TABLE
from chalicelib import wrap
import chalicelib.jobs as jobs

app = Chalice(app_name='shop', debug=True)
app.api.cors = CORSConfig(allow_origin='https://shop.example', max_age=60 * 10)
app.api.binary_types.append('application/pdf')
app.experimental_feature_flags.update(['WEBSOCKETS'])
pool = Pool('people', provider_arns=['arn:aws:cognito-idp:eu-west-1:1:userpool/a'], scopes=['read'])
COMMON = {'methods': ['POST', 'PUT'], 'content_types': ['application/pdf']}
PREFIX = '/v' '1'


@app.authorizer(ttl_seconds=30)
def token(auth_request):
    return None


@app.route(PREFIX + '/orders/{id}', authorizer=token, api_key_required=True)
def order(id):
    # */ no end of a comment
    return {}


@app.route(f'{PREFIX}/files', authorizer=pool.with_scopes(['write']), **COMMON)
def upload():
    return {}


@app.route('/a', authorizer=IAMAuthorizer())
@app.route('/b', authorizer=CustomAuthorizer('other', authorizer_uri='arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:other/invocations', ttl_seconds=0))
def twice():
    return {}


@app.schedule(Rate(1, unit=Rate.HOURS), description='Sweeps')
def sweep(event):
    pass


@app.schedule(Cron(0, 10, '*', '*', '?', '*'), name='morning')
def morning_job(event):
    pass


@app.on_s3_event(bucket=os.environ['BUCKET'], events=['s3:ObjectRemoved:*'], prefix='a/', suffix='.png')
def removed(event):
    pass


@app.on_dynamodb_record(stream_arn=TABLE['stream'], batch_size=5, starting_position='TRIM_HORIZON')
def changed(event):
    pass


@app.on_cw_event({'source': ['aws.codepipeline'], 'detail': {'state': [{'exists': True}]}})
def pipeline(event):
    pass


@app.on_sns_message(topic='orders')
def told(event):
    pass


@app.on_sqs_message(queue_arn='arn:aws:sqs:eu-west-1:1:jobs', batch_size=3, maximum_concurrency=4)
def job(event):
    pass


@app.on_kinesis_record('clicks', 7)
def click(event):
    pass


@app.on_ws_connect()
def came(event):
    pass


@app.on_ws_message(name='chat')
def said(event):
    pass


@app.middleware('http')
def timed(event, get_response):
    return get_response(event)


app.register_middleware(ConvertToMiddleware(wrap.logged), 'pure_lambda')
app.lambda_function(name='by-hand')(jobs.run)
app.register_blueprint(admin_routes, url_prefix='/admin', name_prefix='admin_')
`;

const shop = {
  'app.py': everyKind,
  'chalicelib/__init__.py': '',
  'chalicelib/admin.py': `from chalice import Blueprint
from .settings import *
routes = Blueprint(__name__)
TABLE = {'stream': 'arn:aws:dynamodb:eu-west-1:1:table/orders/stream/1'}

@routes.route('/')
def home():
    return HOME

@routes.schedule(EVERY)
def tidy(event):
    pass
`,
  'chalicelib/settings.py': `EVERY = 'rate(1 day)'\nHOME = {}\n`,
  'chalicelib/wrap.py': `def logged(func):\n    return func\n`,
  'chalicelib/jobs.py': `def run(event, context):\n    return event\n`,
  '.chalice/config.json': JSON.stringify({
    version: '2.0',
    environment_variables: { BUCKET: 'uploads' },
    lambda_functions: { sweep: { lambda_timeout: 300 } },
    stages: { dev: { lambda_memory_size: 256 }, prod: { autogen_policy: false, lambda_timeout: 10 } },
  }),
  '.chalice/policy-prod.json': JSON.stringify({ Version: '2012-10-17', Statement: [] }),
  'requirements.txt': 'chalice\nboto3>=1.0\n',
};

test('decorators become constructs with their options, wherever their values are written', () => {
  const { spec, stages, lines } = read(shop);
  const routes = Object.values(spec.routes).map(({ methods, path, apiKeyRequired, contentTypes }) => [
    methods.join(),
    path,
    apiKeyRequired,
    contentTypes,
  ]);
  expect(routes).toEqual([
    ['GET', '/v1/orders/{id}', true, undefined],
    ['POST,PUT', '/v1/files', undefined, ['application/pdf']],
    ['GET', '/a', undefined, undefined],
    ['GET', '/b', undefined, undefined],
    ['GET', '/', undefined, undefined],
  ]);
  expect(spec).toMatchObject({
    name: 'shop',
    debug: true,
    mode: 'designed',
    api: { cors: { allowOrigin: 'https://shop.example', maxAge: 600 } },
  });
  expect(spec.api.binaryTypes?.at(-1)).toBe('application/pdf');
  expect(Object.values(spec.eventSources).map((each) => [each.kind, each.name])).toEqual([
    ['schedule', 'sweep'],
    ['schedule', 'morning'],
    ['s3-event', 'removed'],
    ['dynamodb-record', 'changed'],
    ['cw-event', 'pipeline'],
    ['sns-message', 'told'],
    ['sqs-message', 'job'],
    ['kinesis-record', 'click'],
    ['schedule', 'tidy'],
  ]);
  const [sweep, morning] = Object.values(spec.eventSources);
  expect([sweep, morning]).toMatchObject([
    { expression: 'rate(1 hour)', description: 'Sweeps' },
    { expression: 'cron(0 10 * * ? *)' },
  ]);
  expect(Object.values(spec.resources).map((each) => each.origin)).toContainEqual({
    type: 'existing',
    identifier: 'uploads',
  });
  expect(Object.values(spec.authorizers).map((each) => each.type)).toEqual(['builtin', 'cognito', 'iam', 'custom']);
  expect(Object.values(spec.blueprints)).toMatchObject([
    { name: 'routes', mounts: { mount1: { urlPrefix: '/admin', namePrefix: 'admin_' } } },
  ]);
  expect(Object.values(spec.functions)).toMatchObject([
    { name: 'by-hand', handler: { file: 'chalicelib/jobs.ts', export: 'run' } },
  ]);
  expect(stages).toMatchObject([
    {
      name: 'dev',
      settings: { lambdaMemorySize: 256, environmentVariables: { BUCKET: 'uploads' } },
      functions: { sweep: { lambdaTimeout: 300 } },
    },
    { name: 'prod', settings: { autogenPolicy: false, lambdaTimeout: 10, iamPolicy: { Statement: [] } } },
  ]);
  expect(lines.filter((line) => !line.startsWith('note'))).toEqual([]);
  expect(checkSpec(spec).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('the Python is kept: each body above its handler, each file as it was', () => {
  const { spec, lines } = read(shop);
  expect(spec.source['python/app.py']).toBe(everyKind);
  const handlers = spec.source['chalicelib/app.ts'] ?? '';
  expect(handlers).toContain('//     # */ no end of a comment\n//     return {}\nexport async function order(');
  expect(lines).toContain('note python-packages requirements.txt:1');
  expect(lines).toContain('note left-to-port app.py:14');
});

test('until it is ported a route answers 501, an event fails, an authorizer lets nobody in', async () => {
  const { 'app.py': _, ...rest } = shop;
  const { spec } = read({ ...rest, 'app.py': everyKind.replace("@app.middleware('http')\n", '') });
  expect(await typeErrorsOf(spec)).toEqual([]);
  const app = await appOf(spec);
  const { http, lambda } = new Client(app);
  const answer = await http.get('/admin');
  expect(answer).toMatchObject({
    statusCode: 501,
    jsonBody: { Code: 'NotImplementedError', Message: 'home is not ported yet: chalicelib/admin.py, lines 6 to 8.' },
  });
  expect((await http.get('/v1/orders/1', { headers: { Authorization: 'x', 'x-api-key': 'k' } })).statusCode).toBe(403);
  await expect(lambda.invoke('sweep', {})).rejects.toThrow('sweep is not ported yet');
});

test('a middleware that is not ported stops every request: it may have been there to refuse some', async () => {
  const { spec } = read(shop);
  const { http } = new Client(await appOf(spec));
  const line = everyKind.split('\n').indexOf("@app.middleware('http')") + 1;
  const Message = `timed is not ported yet: app.py, lines ${line} to ${line + 2}.`;
  expect(await http.get('/admin')).toMatchObject({ statusCode: 501, jsonBody: { Message } });
});

const head = "from chalice import Chalice, Blueprint, Rate, CORSConfig\nimport os\napp = Chalice(app_name='odd')\n";

test.each([
  ["@app.route('/x', methods=allowed())\ndef x(): pass", 'error unread-option app.py:4'],
  ['@app.route(path())\ndef x(): pass', 'error unread-registration app.py:4'],
  ["@app.route('/x', guard=True)\ndef x(): pass", 'warning unknown-option app.py:4'],
  ["@app.route('/x', authorizer=login_required)\ndef x(): pass", 'error unread-authorizer app.py:4'],
  ["@app.route('/x', **options())\ndef x(): pass", 'error unread-options app.py:4'],
  ["@app.on_s3_event(os.environ['B'])\ndef x(event): pass", 'error unread-name app.py:4'],
  ['@app.on_lex_event()\ndef x(event): pass', 'error unknown-decorator app.py:4'],
  ["@app.middleware('email')\ndef x(event, get): pass", 'error unknown-event-type app.py:4'],
  ['app.register_blueprint(somewhere.routes)', 'error unread-blueprint app.py:4'],
  ["bp = Blueprint('x')\n@bp.route('/')\ndef x(): pass", 'warning unmounted-blueprint app.py:4'],
  ["if os.environ.get('DEBUG'):\n    @app.route('/debug')\n    def x(): pass", 'warning conditional app.py:5'],
  ['for path in paths:\n    app.route(path)(view)', 'error hidden-registration app.py:5'],
  ["def more():\n    @app.route('/more')\n    def x(): pass", 'error hidden-registration app.py:5'],
  ["@app.route('/x')\n@cached\ndef x(): pass", 'note other-decorator app.py:5'],
  ["@app.route('/x'\ndef x(: pass", 'error broken-python app.py:5'],
  ["other = Chalice('other')\n@other.route('/')\ndef x(): pass", 'error second-app app.py:4'],
  ['A = B\nB = A\n@app.on_sns_message(A)\ndef x(event): pass', 'error unread-name app.py:6'],
])('what cannot be read is said by its line: %s', (code, finding) => {
  const { lines } = read({ 'app.py': `${head}${code}\n` });
  expect(lines).toContain(finding);
});

test('a route whose authorizer cannot be read is not left open', async () => {
  const { spec } = read({ 'app.py': `${head}@app.route('/x', authorizer=login_required)\ndef x(): pass\n` });
  const { http } = new Client(await appOf(spec));
  expect((await http.get('/x', { headers: { Authorization: 'me' } })).statusCode).toBe(403);
});

test('a project without an app says where Chalice looks for one', () => {
  expect(importChalice({ 'main.py': '' })).toMatchObject({ ok: false, findings: [{ code: 'no-app' }] });
  const factory = importChalice({ 'app.py': 'from chalice import Chalice\ndef create():\n    return Chalice("x")\n' });
  expect(factory).toMatchObject({ ok: false, findings: [{ code: 'no-app', file: 'app.py' }] });
});

test('settings that do not fit are left out by name, and the rest is kept', () => {
  const config = {
    stages: { dev: { lambda_timeout: 'long', lambda_memory_size: 512, colour: 'red', iam_policy_file: 'none.json' } },
  };
  const { stages, findings } = read({ 'app.py': head, '.chalice/config.json': JSON.stringify(config) });
  expect(stages).toMatchObject([{ settings: { lambdaMemorySize: 512 } }]);
  expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['unread-setting', '/stages/dev/lambda_timeout'],
    ['missing-policy', '/stages/dev'],
    ['unknown-setting', '/stages/dev/colour'],
  ]);
  expect(read({ 'app.py': head, '.chalice/config.json': '{\n "stages": nope }' }).lines).toEqual([
    'error broken-json .chalice/config.json:2',
  ]);
});

test('five megabytes of Python are read in seconds', () => {
  const route = (n: number) =>
    `@app.route('/r${n}', methods=['GET'])\ndef r${n}():\n    return {'n': ${n}, 'text': '${'x'.repeat(900)}'}\n\n`;
  const text = head + Array.from({ length: 5000 }, (_, n) => route(n)).join('');
  const started = Date.now();
  expect(Object.keys(read({ 'app.py': text }).spec.routes)).toHaveLength(5000);
  expect(Date.now() - started).toBeLessThan(15_000);
});
