import type { Stack } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { AwsAccess } from '../access/aws-access';
import { outputsOf } from './stack-outputs';

const access = new AwsAccess({ region: 'eu-west-1' });
const stackWith = (outputs: Record<string, string>): Stack => ({
  ...{ StackName: 'shop-dev', CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE' },
  Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
});

test('a stack’s addresses are those of its APIs', () => {
  const stack = stackWith({
    EndpointURL: 'https://abc123.execute-api.eu-west-1.amazonaws.com/api/',
    RestAPIId: 'abc123',
    WebsocketConnectEndpointURL: 'wss://def456.execute-api.eu-west-1.amazonaws.com/api/',
    WebsocketAPIId: 'def456',
  });
  expect(outputsOf(access, stack)).toEqual({
    restApiUrl: 'https://abc123.execute-api.eu-west-1.amazonaws.com/api/',
    websocketUrl: 'wss://def456.execute-api.eu-west-1.amazonaws.com/api/',
  });
});

test.each([
  ['an address of the studio’s own network', { EndpointURL: 'http://169.254.169.254/api/', RestAPIId: 'abc123' }],
  ['an API’s name that is a host’s', { EndpointURL: 'https://x/api/', RestAPIId: '169.254.169.254/latest?' }],
  ['no address at all', { EndpointURL: 'not a url', RestAPIId: 'abc123' }],
])('%s in overridden outputs is never called', (_name, outputs) => {
  const { restApiUrl = 'https://abc123.execute-api.eu-west-1.amazonaws.com' } = outputsOf(access, stackWith(outputs));
  expect(new URL(restApiUrl).host).toBe('abc123.execute-api.eu-west-1.amazonaws.com');
});
