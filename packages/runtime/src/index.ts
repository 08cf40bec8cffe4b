export { AuthRequest } from './authorization/auth-request.js';
export { AuthResponse, AuthRoute } from './authorization/auth-response.js';
export { Authorizer, CognitoUserPoolAuthorizer, CustomAuthorizer, IAMAuthorizer } from './authorization/authorizers.js';
export type { AuthorizerOptions, BuiltinAuthorizer } from './authorization/builtin-authorizer.js';
export { Blueprint } from './blueprint.js';
export { Chalice, type ChaliceOptions } from './chalice.js';
export {
  BadRequestError,
  ChaliceError,
  ChaliceUnhandledError,
  ChaliceViewError,
  ConflictError,
  ForbiddenError,
  MethodNotAllowedError,
  NotFoundError,
  RequestTimeoutError,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableEntityError,
  WebsocketDisconnectedError,
} from './errors.js';
export { CloudWatchEvent } from './events/cloudwatch-event.js';
export { DynamoDBEvent, DynamoDBRecord } from './events/dynamodb-event.js';
export { KinesisEvent, KinesisRecord } from './events/kinesis-event.js';
export { LambdaFunctionEvent } from './events/lambda-event.js';
export { S3Event } from './events/s3-event.js';
export { SNSEvent } from './events/sns-event.js';
export { SQSEvent, SQSRecord } from './events/sqs-event.js';
export { APIGateway } from './http/api-gateway.js';
export { CORSConfig, type CORSOptions } from './http/cors-config.js';
export { Headers } from './http/headers.js';
export type { LambdaContext, RestEvent, RestResult } from './http/lambda-proxy.js';
export { MultiDict } from './http/multi-dict.js';
export { Request } from './http/request.js';
export { Response, type ResponseHeaders } from './http/response.js';
export { convertToMiddleware, type MiddlewareFunction, type MiddlewareType } from './middleware.js';
export { Cron, Rate, ScheduleExpression } from './schedule-expression.js';
export type { AppRegistrations, AuthorizerJson, CORSJson, RegistrationJson } from './to-spec.js';
export { type ValidatedConfig, validate } from './validation/validate.js';
export type { ConnectionRegistry } from './websocket/connection-registry.js';
export type { ConnectionDetails, ManagementClient } from './websocket/management-client.js';
export { WebsocketAPI, type WebsocketSession } from './websocket/websocket-api.js';
export { WebsocketEvent } from './websocket/websocket-event.js';
