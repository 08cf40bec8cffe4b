import { expect, test } from 'vitest';
import { AwsError, toAwsError } from './aws-error';

const sdkError = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more });

test('an action that the role lacks is named, and where it comes from', () => {
  const text =
    'User: arn:aws:sts::123456789012:assumed-role/deploy/x is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::b';
  expect(toAwsError(sdkError('AccessDenied', text), 'upload')).toMatchObject({
    code: 'ACCESS_DENIED',
    missingAction: 's3:PutObject',
    message:
      'Could not upload: AWS denied access. The role lacks s3:PutObject. Update the connection’s stack to the present template.',
  });
});

test('a role that lets nobody in is another matter than one that lacks a right', () => {
  const text = 'User: arn:aws:iam::1:user/studio is not authorized to perform: sts:AssumeRole on resource: arn:x';
  const { code, message } = toAwsError(sdkError('AccessDenied', text), 'assume arn:x');
  expect([code, message]).toEqual([
    'ROLE_NOT_ASSUMABLE',
    expect.stringContaining('its trust policy must name the studio'),
  ]);
});

test.each([
  ['ExpiredToken', 'CREDENTIALS_EXPIRED', 'Renew the studio’s AWS identity'],
  ['ExpiredTokenException', 'CREDENTIALS_EXPIRED', 'Renew the studio’s AWS identity'],
  ['CredentialsProviderError', 'CREDENTIALS_MISSING', 'Give the studio’s worker an AWS identity'],
  ['ThrottlingException', 'THROTTLED', 'Try again in a minute'],
  ['TimeoutError', 'TIMED_OUT', 'Try again'],
  ['NoSuchBucket', 'NOT_FOUND', 'Could not do it'],
  ['OperationInProgressException', 'STACK_BUSY', 'Could not do it'],
  ['SomethingNew', 'UNKNOWN', 'Could not do it: it went wrong'],
] as const)('%s is %s, with what to do', (name, code, advice) => {
  const error = toAwsError(sdkError(name, 'it went wrong'), 'do it');
  expect([error.code, error.message]).toEqual([code, expect.stringContaining(advice)]);
});

test('a stack that is not there is found by its words, an address that nobody answers by its code', () => {
  const absent = sdkError('ValidationError', 'Stack with id shop-dev does not exist');
  expect(toAwsError(absent, 'read it').code).toBe('NOT_FOUND');
  expect(toAwsError(sdkError('ValidationError', 'Template error'), 'read it').code).toBe('INVALID');
  expect(toAwsError(sdkError('Error', 'connect', { code: 'ECONNREFUSED' }), 'read it').code).toBe('UNREACHABLE');
});

test('the answer to a HEAD has a status only', () => {
  const answered = (httpStatusCode: number) => sdkError('403', '', { $metadata: { httpStatusCode } });
  expect([toAwsError(answered(403), 'look').code, toAwsError(answered(404), 'look').code]).toEqual([
    'ACCESS_DENIED',
    'NOT_FOUND',
  ]);
});

test('an error of ours stays as it is, and one of the SDK is kept as the cause', () => {
  const ours = new AwsError({ code: 'INVALID', message: 'no' });
  expect(toAwsError(ours, 'do it')).toBe(ours);
  const cause = sdkError('AccessDenied', 'no');
  expect(toAwsError(cause, 'do it').cause).toBe(cause);
});
