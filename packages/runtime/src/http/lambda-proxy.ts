/** API Gateway's proxy event of a REST API (payload format 1.0), as far as this runtime reads it. */
export type RestEvent = {
  resource?: string;
  path?: string;
  httpMethod?: string;
  headers?: Record<string, string> | null;
  multiValueQueryStringParameters?: Record<string, string[]> | null;
  pathParameters?: Record<string, string> | null;
  stageVariables?: Record<string, string> | null;
  body?: string | null;
  isBase64Encoded?: boolean;
  version?: string;
  requestContext: { resourcePath?: string | null; httpMethod?: string; [key: string]: unknown };
  [key: string]: unknown;
};

/** What API Gateway takes back. `isBase64Encoded` is there when it is true. */
export type RestResult = {
  headers: Record<string, string>;
  multiValueHeaders: Record<string, string[]>;
  statusCode: number;
  body: string;
  isBase64Encoded?: true;
};

/** Lambda's context, as far as an app reads it. */
export type LambdaContext = {
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string;
  awsRequestId: string;
  logGroupName: string;
  logStreamName: string;
  getRemainingTimeInMillis(): number;
  [key: string]: unknown;
};
