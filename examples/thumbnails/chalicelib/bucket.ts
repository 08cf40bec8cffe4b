import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const client = new S3Client({});

/** The bucket's name in this stage. */
const Bucket = process.env.IMAGES_BUCKET;

export type StoredImage = { bytes: Uint8Array; type: string };

export async function putImage(Key: string, { bytes, type }: StoredImage): Promise<void> {
  await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ContentType: type }));
}

export async function findImage(Key: string): Promise<StoredImage | undefined> {
  try {
    const { Body, ContentType = 'application/octet-stream' } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return Body && { bytes: await Body.transformToByteArray(), type: ContentType };
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

export async function listKeys(Prefix: string): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
  return Contents.flatMap(({ Key }) => (Key === undefined ? [] : [Key.slice(Prefix.length)]));
}
