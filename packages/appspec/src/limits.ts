/** AWS' quotas and ranges that a design is checked against; each with the service that sets it. */
export const limits = {
  /** Lambda: MB. */
  lambdaMemoryMb: { min: 128, max: 10_240 },
  /** Lambda: seconds. */
  lambdaTimeoutSeconds: { min: 1, max: 900 },
  /** API Gateway: binary media types of an API. */
  binaryTypes: 25,
  /** API Gateway: bytes from which answers are compressed. */
  minimumCompressionSize: { min: 0, max: 10_485_760 },
  /** API Gateway: seconds that an authorizer's answer is kept. */
  authorizerTtlSeconds: { min: 0, max: 3600 },
  /** Lambda event source mappings: records of a batch. */
  sqsBatchSize: { min: 1, max: 10_000 },
  sqsFifoBatchSize: { min: 1, max: 10 },
  streamBatchSize: { min: 1, max: 10_000 },
  /** Lambda event source mappings: seconds. */
  batchingWindowSeconds: { min: 0, max: 300 },
  /** Lambda: concurrent invocations of one SQS mapping. */
  sqsMaximumConcurrency: { min: 2, max: 1000 },
  /** Lambda: an asynchronous event is tried again at most twice. */
  asynchronousRetries: { min: 0, max: 2 },
  /** Lambda: function name with app and stage, in characters. */
  functionName: 64,
  /** Lambda: all environment variables of a function, in bytes. */
  environmentBytes: 4096,
  /** SQS: seconds. */
  visibilityTimeoutSeconds: { min: 0, max: 43_200 },
  messageRetentionSeconds: { min: 60, max: 1_209_600 },
} as const;

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
