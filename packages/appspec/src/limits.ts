/** AWS' quotas and ranges that a design is checked against; each with the service that sets it. */
export const limits = {
  /** Lambda: MB. */
  lambdaMemoryMb: { min: 128, max: 10_240 },
  /** Lambda: seconds. */
  lambdaTimeoutSeconds: { min: 1, max: 900 },
  /** Lambda: layers of a function. */
  layers: 5,
  /** Lambda: subnets and security groups of a function. */
  subnets: 16,
  securityGroups: 5,
  /** API Gateway: binary media types of an API. */
  binaryTypes: 25,
  /** API Gateway: bytes from which answers are compressed. */
  minimumCompressionSize: { min: 0, max: 10_485_760 },
  /** API Gateway: seconds that an authorizer's answer is kept. */
  authorizerTtlSeconds: { min: 0, max: 3600 },
  /** API Gateway: authorizers of an API, until AWS raises it. */
  authorizers: 10,
  /** Browsers: seconds that a preflight's answer is kept; Firefox keeps it longest, for a day. */
  corsMaxAgeSeconds: { min: 0, max: 86_400 },
  /** EventBridge: characters of a rule's description and its expression. */
  ruleDescription: 512,
  scheduleExpression: 256,
  /** EventBridge: characters of a pattern. */
  eventPattern: 2048,
  /** Lambda event source mappings: records of a batch. */
  sqsBatchSize: { min: 1, max: 10_000 },
  sqsFifoBatchSize: { min: 1, max: 10 },
  streamBatchSize: { min: 1, max: 10_000 },
  /** Lambda event source mappings: messages above which SQS needs a batching window. */
  sqsBatchWithoutWindow: 10,
  /** Lambda event source mappings: seconds. */
  batchingWindowSeconds: { min: 0, max: 300 },
  /** Lambda event source mappings: filters, and characters of each. */
  filters: 5,
  filterPattern: 4096,
  /** Lambda: concurrent invocations of one SQS mapping. */
  sqsMaximumConcurrency: { min: 2, max: 1000 },
  /** Lambda: an asynchronous event is tried again at most twice. */
  asynchronousRetries: { min: 0, max: 2 },
  /** Lambda event source mappings: tries of a batch of a stream; -1 until it expires. */
  streamRetries: { min: -1, max: 10_000 },
  /** DynamoDB streams: readers of a shard before they are slowed down. */
  tableStreamReaders: 2,
  /** SNS: attributes of a filter policy, and combinations of their values. */
  filterPolicyAttributes: 5,
  filterPolicyCombinations: 150,
  /** Lambda: function name with app and stage, in characters. */
  functionName: 64,
  /** Lambda: all environment variables of a function, in bytes. */
  environmentBytes: 4096,
  /** SQS: seconds. */
  visibilityTimeoutSeconds: { min: 0, max: 43_200 },
  messageRetentionSeconds: { min: 60, max: 1_209_600 },
  /** SQS: receives after which a message goes to the dead-letter queue. */
  maxReceiveCount: { min: 1, max: 1000 },
  /** Kinesis: shards of a provisioned stream, and hours that records are kept. */
  shardCount: { min: 1, max: 10_000 },
  retentionHours: { min: 24, max: 8760 },
  /** DynamoDB: global secondary indexes of a table. */
  tableIndexes: 20,
  /** S3: characters of a key, and so of a prefix or suffix. */
  objectKey: 1024,
  /** S3: notification configurations of a bucket. */
  bucketListeners: 100,
  /** The whole name of a resource in a stage, `app-stage-name`, in characters. */
  physicalName: { table: 255, bucket: 63, queue: 80, topic: 256, stream: 128 },
  /** Lambda: tags of a function, and characters of key and value. */
  tags: 50,
  tagKey: 128,
  tagValue: 256,
} as const;

/** CloudWatch Logs keeps for one of these numbers of days. */
export const logRetentionDays: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Lambda sets these itself and refuses them. */
export const reservedVariables: readonly string[] = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
];
