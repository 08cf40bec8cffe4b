import { createHash } from 'node:crypto';
import type { AwsAccess } from '../access/aws-access';
import { objectUrl, putOnce } from '../deploy/artifact-bucket';

/**
 * Puts a connection's template where the console's quick-create page can read it; answers its address. Its name is the
 * hash of its content, which holds a random external id: nobody can guess it.
 */
export async function publishTemplate(
  access: AwsAccess,
  { bucket, body }: { bucket: string; body: string },
): Promise<string> {
  const bytes = Buffer.from(body);
  const key = `connections/${createHash('sha256').update(bytes).digest('hex')}.json`;
  await putOnce(access, { bucket, key, bytes, contentType: 'application/json' });
  return objectUrl(access, { bucket, key });
}
