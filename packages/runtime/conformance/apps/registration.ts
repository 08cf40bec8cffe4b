import {
  AuthResponse,
  Blueprint,
  Chalice,
  CORSConfig,
  CognitoUserPoolAuthorizer,
  Cron,
  CustomAuthorizer,
  IAMAuthorizer,
  Rate,
} from '../../src/index.js';

const appOf = () => new Chalice('conf-registration');
const nothing = () => undefined;
const STREAM = 'arn:aws:dynamodb:us-west-2:123456789012:table/T/stream/x';

/** An app with these registrations. */
function an(register: (app: Chalice) => void): () => Chalice {
  return () => {
    const app = appOf();
    register(app);
    return app;
  };
}

/** An app and a blueprint, mounted as `mount` says. */
function aBlueprint(
  register: (bp: Blueprint) => void,
  mount: (app: Chalice, bp: Blueprint) => void,
  importName = 'bp',
): () => Chalice {
  return an((app) => {
    const bp = new Blueprint(importName);
    register(bp);
    mount(app, bp);
  });
}

const view = (app: Chalice | Blueprint, path: string, name: string, options: object = {}) =>
  (app as Chalice).route(path, { ...options, name }, nothing);

const errors = {
  duplicate_method: an((app) => {
    view(app, '/dup', 'first_view');
    view(app, '/dup', 'second_view');
  }),
  duplicate_method_overlap: an((app) => {
    view(app, '/dup', 'first_view', { methods: ['GET', 'POST'] });
    view(app, '/dup', 'second_view', { methods: ['PUT', 'POST'] });
  }),
  duplicate_in_list: an((app) => view(app, '/dup', 'only_view', { methods: ['GET', 'GET'] })),
  duplicate_named: an((app) => {
    view(app, '/dup', 'one');
    view(app, '/dup', 'two');
  }),
  duplicate_via_blueprint: aBlueprint(
    (bp) => view(bp, '/y', 'bp_view'),
    (app, bp) => {
      view(app, '/x/y', 'app_view');
      app.registerBlueprint(bp, { urlPrefix: '/x' });
    },
  ),
  duplicate_blueprint_twice: aBlueprint(
    (bp) => view(bp, '/y', 'bp_view'),
    (app, bp) => {
      app.registerBlueprint(bp);
      app.registerBlueprint(bp);
    },
  ),
  content_types_string: an((app) => view(app, '/', 'view', { contentTypes: 'application/json' })),
  content_types_tuple: an((app) => view(app, '/', 'view', { contentTypes: new Set(['application/json']) })),
  unknown_route_option: an((app) => view(app, '/', 'view', { unknown: 'x' })),
  unknown_route_options: an((app) => view(app, '/', 'view', { first_bad: 1, second_bad: 2 })),
  cognito_arns_string: () => {
    const providerArns = 'arn:aws:cognito-idp:us-west-2:123:userpool/x' as unknown as string[];
    new CognitoUserPoolAuthorizer('pool', { providerArns });
  },
  sqs_neither: an((app) => app.onSqsMessage({ name: 'handler' }, nothing)),
  sqs_empty_queue: an((app) => app.onSqsMessage({ queue: '', name: 'handler' }, nothing)),
  websocket_two_connect: an((app) => {
    app.onWsConnect({ name: 'one' }, nothing);
    app.onWsConnect({ name: 'two' }, nothing);
  }),
  websocket_two_message: an((app) => {
    app.onWsMessage({ name: 'one' }, nothing);
    app.onWsMessage({ name: 'two' }, nothing);
  }),
  websocket_two_disconnect: an((app) => {
    app.onWsDisconnect({ name: 'one' }, nothing);
    app.onWsDisconnect({ name: 'two' }, nothing);
  }),
  websocket_app_and_blueprint: aBlueprint(
    (bp) => bp.onWsMessage({ name: 'two' }, nothing),
    (app, bp) => {
      app.onWsMessage({ name: 'one' }, nothing);
      app.registerBlueprint(bp);
    },
  ),
  missing_app_name: () => new (Chalice as unknown as new () => Chalice)(),
  unknown_authorizer_option: an((app) => app.authorizer({ unknown: 1, name: 'auth' } as object, nothing)),
  nested_blueprint: () => {
    const outer = new Blueprint('outer') as unknown as Chalice;
    outer.registerBlueprint(new Blueprint('inner'), { urlPrefix: '/inner' });
  },
  register_not_a_blueprint: an((app) => app.registerBlueprint('text' as unknown as Blueprint)),
  auth_response_without_principal: () => {
    new AuthResponse({ routes: ['/'] } as unknown as ConstructorParameters<typeof AuthResponse>[0]);
  },
  schedule_without_expression: an((app) => (app as unknown as { schedule(): void }).schedule()),
  iam_with_scopes: () => (new IAMAuthorizer() as unknown as CustomAuthorizer).withScopes(['a']),
};

const accepted = {
  sqs_both: an((app) =>
    app.onSqsMessage({ queue: 'q', queueArn: 'arn:aws:sqs:us-west-2:123456789012:q', name: 'handler' }, nothing),
  ),
  methods_string: an((app) => view(app, '/', 'view', { methods: ['G', 'E', 'T'] })),
  odd_paths: an((app) => {
    const paths = ['', 'no-slash', '/trailing/', '/sp ace', '//', '/{a}/{a}', '/x?y=1'];
    for (const [index, path] of paths.entries()) view(app, path, `view${index}`);
  }),
  same_shape_paths: an((app) => {
    view(app, '/a/{x}', 'one');
    view(app, '/a/{y}', 'two');
  }),
  unknown_middleware_type: an((app) =>
    app.middleware('nonsense' as 'all', function mw(event, getResponse) {
      return getResponse(event);
    }),
  ),
  duplicate_function_names: an((app) => {
    app.lambdaFunction({ name: 'same' }, nothing);
    app.lambdaFunction({ name: 'same' }, nothing);
  }),
  blueprint_twice_two_prefixes: aBlueprint(
    (bp) => view(bp, '/p', 'bp_view', { methods: ['POST'], contentTypes: ['text/plain'], cors: true }),
    (app, bp) => {
      app.registerBlueprint(bp, { urlPrefix: '/one' });
      app.registerBlueprint(bp, { urlPrefix: '/two' });
    },
  ),
  blueprint_root_at_root: aBlueprint(
    (bp) => view(bp, '/', 'bp_view'),
    (app, bp) => app.registerBlueprint(bp, { urlPrefix: '/' }),
  ),
  blueprint_prefix_without_slash: aBlueprint(
    (bp) => view(bp, '/x', 'bp_view'),
    (app, bp) => app.registerBlueprint(bp, { urlPrefix: 'admin' }),
  ),
  blueprint_empty_prefixes: aBlueprint(
    (bp) => {
      view(bp, '/x/', 'bp_view');
      bp.lambdaFunction({ name: 'fn' }, nothing);
    },
    (app, bp) => app.registerBlueprint(bp, { namePrefix: '', urlPrefix: '' }),
  ),
  blueprint_param_prefix: aBlueprint(
    (bp) => view(bp, '/x/{y}', 'bp_view'),
    (app, bp) => app.registerBlueprint(bp, { urlPrefix: '/tenants/{tenant}' }),
  ),
  blueprint_global_cors: aBlueprint(
    (bp) => {
      view(bp, '/x', 'bp_view');
      view(bp, '/off', 'bp_off', { cors: false });
    },
    (app, bp) => {
      app.api.cors = true;
      app.registerBlueprint(bp);
    },
  ),
  blueprint_names: aBlueprint(
    (bp) => {
      const authorizer = bp.authorizer({ name: 'auth', ttlSeconds: 5 }, nothing);
      view(bp, '/x', 'bp_view', { authorizer });
      view(bp, '/y', 'named');
      bp.lambdaFunction({ name: 'fn' }, nothing);
      bp.onSnsMessage('t', { name: 'snsname' }, nothing);
      bp.onWsConnect({ name: 'conn' }, nothing);
    },
    (app, bp) => app.registerBlueprint(bp, { namePrefix: 'pre_' }),
    'chalicelib.names',
  ),
  defaults: an((app) => {
    view(app, '/', 'view');
    app.authorizer({ name: 'auth' }, nothing);
    app.schedule('rate(1 day)', { name: 'tick' }, nothing);
    app.onCwEvent({ source: ['s'] }, { name: 'cw' }, nothing);
    app.onS3Event('b', { name: 's3' }, nothing);
    app.onSnsMessage('t', { name: 'sns' }, nothing);
    app.onSqsMessage({ queue: 'q', name: 'sqs' }, nothing);
    app.onKinesisRecord('s', { name: 'kinesis' }, nothing);
    app.onDynamodbRecord(STREAM, { name: 'ddb' }, nothing);
    app.lambdaFunction({ name: 'fn' }, nothing);
    app.onWsConnect({ name: 'ws_connect' }, nothing);
    app.onWsMessage({ name: 'ws_message' }, nothing);
    app.onWsDisconnect({ name: 'ws_disconnect' }, nothing);
  }),
  all_options: an(addAllOptions),
  authorizers: an(addAuthorizers),
  constructor_debug: () => new Chalice('conf-registration', { debug: true }),
};

function addAllOptions(app: Chalice): void {
  const authorizer = app.authorizer(
    {
      ttlSeconds: 30,
      executionRole: 'arn:aws:iam::123456789012:role/r',
      name: 'auth-name',
      header: 'X-Auth',
    },
    nothing,
  );
  view(app, '/a/{b}', 'view-name', {
    methods: ['PUT', 'POST'],
    authorizer,
    contentTypes: ['text/plain', 'text/csv'],
    apiKeyRequired: true,
    cors: new CORSConfig({
      allowOrigin: 'https://o',
      allowHeaders: ['X-H'],
      exposeHeaders: ['X-E'],
      maxAge: 9,
      allowCredentials: true,
    }),
  });
  app.schedule(new Rate(1, Rate.DAYS), { name: 'tick-name', description: 'a description' }, nothing);
  app.schedule(new Cron('0/5', '8-17', '?', '*', 'MON-FRI', '*'), { name: 'cron-name' }, nothing);
  app.onCwEvent({ source: ['s'], detail: { state: ['running'] } }, { name: 'cw-name' }, nothing);
  app.onS3Event('b', { events: ['s3:ObjectRemoved:*'], prefix: 'p/', suffix: '.s', name: 's3-name' }, nothing);
  app.onSnsMessage('t', { name: 'sns-name' }, nothing);
  app.onSqsMessage(
    { queue: 'q', batchSize: 9, name: 'sqs-name', maximumBatchingWindowInSeconds: 8, maximumConcurrency: 7 },
    nothing,
  );
  app.onKinesisRecord(
    's',
    { batchSize: 6, startingPosition: 'TRIM_HORIZON', name: 'kinesis-name', maximumBatchingWindowInSeconds: 5 },
    nothing,
  );
  app.onDynamodbRecord(
    STREAM,
    { batchSize: 4, startingPosition: 'TRIM_HORIZON', name: 'ddb-name', maximumBatchingWindowInSeconds: 3 },
    nothing,
  );
  app.lambdaFunction({ name: 'fn-name' }, nothing);
  app.onWsConnect({ name: 'connect-name' }, nothing);
  app.onWsMessage({ name: 'message-name' }, nothing);
  app.onWsDisconnect({ name: 'disconnect-name' }, nothing);
}

function addAuthorizers(app: Chalice): void {
  const pool = new CognitoUserPoolAuthorizer('Pool', {
    providerArns: ['arn:aws:cognito-idp:us-west-2:123:userpool/x'],
  });
  const pool2 = new CognitoUserPoolAuthorizer('Pool2', {
    header: 'X-Pool',
    scopes: ['a/read'],
    providerArns: ['arn:1', 'arn:2'],
  });
  const authorizerUri =
    'arn:aws:apigateway:us-west-2:lambda:path/2015-03-31/functions/arn:aws:lambda:us-west-2:123:function:f/invocations';
  const custom = new CustomAuthorizer('Custom', { authorizerUri });
  const custom2 = new CustomAuthorizer('Custom2', {
    authorizerUri,
    ttlSeconds: 17,
    header: 'X-Custom',
    invokeRoleArn: 'arn:aws:iam::123:role/r',
    scopes: ['s1'],
  });
  const builtin = app.authorizer({ name: 'builtin' }, nothing);
  const chosen = [
    pool,
    pool2,
    pool.withScopes(['x', 'y']),
    custom,
    custom2,
    custom.withScopes(['z']),
    new IAMAuthorizer(),
    builtin,
    builtin.withScopes(['w']),
  ];
  for (const [index, authorizer] of chosen.entries()) view(app, `/r${index}`, `view${index}`, { authorizer });
}

const validated = {
  valid: an((app) => {
    view(app, '/', 'view', { cors: true });
    view(app, '/', 'post', { methods: ['POST'], cors: true });
    app.lambdaFunction({ name: 'fn' }, nothing);
  }),
  trailing_slash: an((app) => view(app, '/foo/', 'view')),
  only_slash: an((app) => view(app, '/', 'view')),
  empty_path: an((app) => view(app, '', 'view')),
  cors_and_options: an((app) => view(app, '/c', 'view', { methods: ['GET', 'OPTIONS'], cors: true })),
  cors_and_separate_options: an((app) => {
    view(app, '/c', 'view', { cors: true });
    view(app, '/c', 'options', { methods: ['OPTIONS'] });
  }),
  options_without_cors: an((app) => view(app, '/c', 'view', { methods: ['GET', 'OPTIONS'] })),
  cors_differs: an((app) => {
    view(app, '/c', 'view', { cors: true });
    view(app, '/c', 'post', { methods: ['POST'], cors: new CORSConfig({ maxAge: 1 }) });
  }),
  cors_partly: an((app) => {
    view(app, '/c', 'view', { cors: true });
    view(app, '/c', 'post', { methods: ['POST'] });
  }),
  cors_equal_configs: an((app) => {
    view(app, '/c', 'view', { cors: true });
    view(app, '/c', 'post', { methods: ['POST'], cors: new CORSConfig() });
  }),
  content_types_mixed: an((app) =>
    view(app, '/m', 'mixed_view', { methods: ['POST'], contentTypes: ['application/json', 'image/png'] }),
  ),
  content_types_all_binary: an((app) =>
    view(app, '/m', 'view', { methods: ['POST'], contentTypes: ['image/gif', 'image/png'] }),
  ),
  duplicate_event_names: an((app) => {
    app.onSnsMessage('t', { name: 'same' }, nothing);
    app.schedule('rate(1 day)', { name: 'same' }, nothing);
  }),
  duplicate_auth_and_lambda: an((app) => {
    app.authorizer({ name: 'same' }, nothing);
    app.lambdaFunction({ name: 'same' }, nothing);
  }),
  duplicate_authorizers: an((app) => {
    app.authorizer({ name: 'same' }, nothing);
    app.authorizer({ name: 'same', ttlSeconds: 5 }, nothing);
  }),
  route_and_lambda_same_name: an((app) => {
    view(app, '/', 'same');
    app.lambdaFunction({ name: 'same' }, nothing);
  }),
  websocket_no_flag: an((app) => app.onWsConnect({ name: 'conn' }, nothing)),
  websocket_flag: an((app) => app.onWsConnect({ name: 'conn' }, nothing)),
  sqs_url: an((app) =>
    app.onSqsMessage({ queue: 'https://sqs.us-west-2.amazonaws.com/123456789012/q', name: 'handler' }, nothing),
  ),
  sqs_arn_as_queue: an((app) =>
    app.onSqsMessage({ queue: 'arn:aws:sqs:us-west-2:123456789012:q', name: 'handler' }, nothing),
  ),
  sqs_bad_arn: an((app) => app.onSqsMessage({ queueArn: 'just-a-name', name: 'handler' }, nothing)),
};

/** What each function of the corpus' apps/registration.py builds, by its name there. */
export const builders: Readonly<Record<string, () => unknown>> = { ...errors, ...accepted, ...validated };
