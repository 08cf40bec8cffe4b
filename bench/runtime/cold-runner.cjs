// Loads a bundle in this fresh process and calls it once; prints what each took, in milliseconds.
const event = {
  resource: '/hello',
  path: '/hello',
  httpMethod: 'GET',
  headers: { Host: 'abc.execute-api.eu-central-1.amazonaws.com', 'User-Agent': 'bench', 'X-Forwarded-Proto': 'https' },
  multiValueHeaders: { Host: ['abc.execute-api.eu-central-1.amazonaws.com'], 'User-Agent': ['bench'] },
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  requestContext: {
    resourcePath: '/hello',
    httpMethod: 'GET',
    path: '/api/hello',
    stage: 'api',
    identity: { sourceIp: '203.0.113.7' },
    requestId: 'r',
    requestTimeEpoch: 0,
    domainName: 'abc.execute-api.eu-central-1.amazonaws.com',
  },
  body: null,
  isBase64Encoded: false,
};
const context = { awsRequestId: 'r', functionName: 'bench', getRemainingTimeInMillis: () => 1000 };
const start = performance.now();
const { handler } = require(process.argv[2]);
const loaded = performance.now();
Promise.resolve(handler(event, context)).then((answer) => {
  const done = performance.now();
  if (answer.statusCode !== 200 || JSON.parse(answer.body).hello !== 'world') throw new Error(JSON.stringify(answer));
  console.log(JSON.stringify({ load: loaded - start, first: done - loaded }));
  process.exit(0);
});
