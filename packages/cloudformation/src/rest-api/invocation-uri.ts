import type { Json } from '@chalice-studio/appspec';
import { functionLogicalId } from '../logical-ids';
import { sub } from '../template';

/** How API Gateway names a function that it calls. */
export function invocationUri(functionName: string): Json {
  return sub(
    `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${functionLogicalId(functionName)}.Arn}/invocations`,
  );
}
