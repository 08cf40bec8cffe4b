import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { type AwsAccess, suffixOf } from '../access/aws-access';
import { AwsError, toAwsError } from '../access/aws-error';

export type StoredObject = { bucket: string; key: string };

/** Writes bytes under a name made of their content: what is there already is the same. */
export async function putOnce(
  access: AwsAccess,
  { bucket, key, bytes, contentType }: StoredObject & { bytes: Uint8Array; contentType: string },
): Promise<void> {
  try {
    await access.s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return;
  } catch (error) {
    // Without the right to list, S3 denies access to what is not there.
    const { code } = toAwsError(error, 'look for it');
    if (code !== 'NOT_FOUND' && code !== 'ACCESS_DENIED') throw toAwsError(error, `look into the bucket ${bucket}`);
  }
  try {
    await access.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType }));
  } catch (error) {
    const failure = toAwsError(error, `upload to the bucket ${bucket}`);
    if (failure.code !== 'NOT_FOUND') throw failure;
    const message = `The account’s artifact bucket ${bucket} is gone. Deploy the connection’s template in that account again.`;
    throw new AwsError({ code: 'NOT_FOUND', message, cause: error });
  }
}

/** The address by which CloudFormation reads a template. */
export function objectUrl(access: AwsAccess, { bucket, key }: StoredObject): string {
  if (access.endpoint !== undefined) return `${access.endpoint}/${bucket}/${key}`;
  return `https://${bucket}.s3.${access.region}.${suffixOf(access.region)}/${key}`;
}
