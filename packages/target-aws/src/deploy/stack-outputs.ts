import type { Stack } from '@aws-sdk/client-cloudformation';
import type { DeploymentOutputs } from '@chalice-studio/target';
import { type AwsAccess, suffixOf } from '../access/aws-access';

/** Name → value of a stack's outputs. */
export function outputValues(stack: Stack | undefined): Record<string, string> {
  const entries = (stack?.Outputs ?? []).flatMap(({ OutputKey, OutputValue }) =>
    OutputKey === undefined || OutputValue === undefined ? [] : [[OutputKey, OutputValue] as const],
  );
  return Object.fromEntries(entries);
}

/**
 * The addresses of what runs; with an endpoint of our own, as that one serves them. An app may have overridden the
 * stack's outputs, and the studio calls these addresses: none is taken that is not its API's own.
 */
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
  if (url === undefined || apiId === undefined || !/^[a-z0-9]{1,64}$/.test(apiId) || !URL.canParse(url))
    return undefined;
  const { protocol, pathname } = new URL(url);
  if (access.endpoint !== undefined) return `${access.endpoint}/_aws/execute-api/${apiId}${pathname}`;
  const scheme = protocol === 'wss:' ? protocol : 'https:';
  return `${scheme}//${apiId}.execute-api.${access.region}.${suffixOf(access.region)}${pathname}`;
}
