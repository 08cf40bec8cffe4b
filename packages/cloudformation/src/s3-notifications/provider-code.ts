/**
 * The inline code of the custom resource that owns this stack's entries in buckets' notification configurations.
 * A bucket has one configuration for everybody, so it touches only entries whose id starts with the hash of its stack,
 * re-reads after writing, and tries again when somebody else wrote in between. It always answers CloudFormation.
 * CloudFormation takes at most 4096 characters of inline code.
 */
export const providerCode = `const s3 = require('@aws-sdk/client-s3');
const { createHash } = require('node:crypto');
const client = new s3.S3Client({});
const lists = ['LambdaFunctionConfigurations', 'QueueConfigurations', 'TopicConfigurations'];
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function read(Bucket) {
  const answer = await client.send(new s3.GetBucketNotificationConfigurationCommand({ Bucket }));
  const config = {};
  for (const list of lists) config[list] = answer[list] || [];
  if (answer.EventBridgeConfiguration) config.EventBridgeConfiguration = answer.EventBridgeConfiguration;
  return config;
}

function wanted(event, prefix) {
  if (event.RequestType === 'Delete') return [];
  return event.ResourceProperties.Entries.map((entry) => ({
    Id: prefix + entry.Name,
    LambdaFunctionArn: entry.FunctionArn,
    Events: entry.Events,
    Filter: { Key: { FilterRules: entry.Rules } },
  }));
}

const key = (entry) => JSON.stringify([entry.Id, entry.LambdaFunctionArn, entry.Events.slice().sort(),
  (entry.Filter?.Key?.FilterRules || []).map((rule) => rule.Name.toLowerCase() + rule.Value).sort()]);
const same = (a, b) => a.length === b.length && a.map(key).sort().join() === b.map(key).sort().join();

async function apply(event) {
  const Bucket = event.ResourceProperties.Bucket;
  const prefix = createHash('sha256').update(event.StackId).digest('hex').slice(0, 16) + '-';
  const entries = wanted(event, prefix);
  const mine = (entry) => (entry.Id || '').startsWith(prefix);
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const config = await read(Bucket);
    const now = config.LambdaFunctionConfigurations;
    if (same(now.filter(mine), entries)) return;
    config.LambdaFunctionConfigurations = [...now.filter((entry) => !mine(entry)), ...entries];
    try {
      await client.send(new s3.PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: config }));
    } catch (error) {
      if (attempt === 7 || !['OperationAborted', 'InvalidArgument', 'SlowDown'].includes(error.name)) throw error;
    }
    await sleep(500 * 2 ** attempt * (0.5 + Math.random()));
  }
  throw new Error('The notifications of ' + Bucket + ' keep changing while this stack writes its own.');
}

exports.handler = async (event, context) => {
  const answer = { Status: 'SUCCESS', PhysicalResourceId: 'notifications-' + event.ResourceProperties.Bucket,
    StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId };
  try {
    await apply(event);
  } catch (error) {
    const gone = event.RequestType === 'Delete' && error.name === 'NoSuchBucket';
    if (!gone) Object.assign(answer, { Status: 'FAILED', Reason: error.name + ': ' + error.message + ' (log ' + context.logStreamName + ')' });
  }
  await fetch(event.ResponseURL, { method: 'PUT', headers: { 'content-type': '' }, body: JSON.stringify(answer) });
};
`;
