import type { Stack } from '@aws-sdk/client-cloudformation';
import type { DeploymentOutputs } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';

/** Name → value of a stack's outputs. */
export function outputValues(stack: Stack | undefined): Record<string, string> {
  const entries = (stack?.Outputs ?? []).flatMap(({ OutputKey, OutputValue }) =>
    OutputKey === undefined || OutputValue === undefined ? [] : [[OutputKey, OutputValue] as const],
  );
  return Object.fromEntries(entries);
}

/** The addresses of what runs; with an endpoint of our own, as that one serves them. */
export function outputsOf(access: AwsAccess, stack: Stack | undefined): DeploymentOutputs {
  const values = outputValues(stack);
  const rest = addressOf(access, values.EndpointURL, values.RestAPIId);
  const websocket = addressOf(access, values.WebsocketConnectEndpointURL, values.WebsocketAPIId);
  return {
    ...(rest === undefined ? {} : { restApiUrl: rest }),
    ...(websocket === undefined ? {} : { websocketUrl: websocket.replace(/^http/, 'ws') }),
  };
}

function addressOf(access: AwsAccess, url: string | undefined, apiId: string | undefined): string | undefined {
  if (url === undefined || apiId === undefined || access.endpoint === undefined) return url;
  return `${access.endpoint}/_aws/execute-api/${apiId}${new URL(url).pathname}`;
}
