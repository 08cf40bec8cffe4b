import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { type CloudWatchEvent, NotFoundError, type Request, Response } from '@chalice-studio/runtime';
import { toCsv } from './csv';
import { client, dayOf, type Sale, TableName } from './table';

const s3 = new S3Client({});
/** The bucket's name in this stage. */
const Bucket = process.env.REPORTS_BUCKET;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The report of the day before, and of the day so far: who fires it by hand wants to see something. */
export async function makeReport(event: CloudWatchEvent) {
  const time = new Date(event.time);
  const made = [];
  for (const day of [dayOf(new Date(time.getTime() - DAY_MS)), dayOf(time)]) {
    const sales = await salesOf(day);
    if (sales.length === 0) continue;
    await s3.send(new PutObjectCommand({ Bucket, Key: `${day}.csv`, Body: toCsv(sales), ContentType: 'text/csv' }));
    made.push({ day, sales: sales.length });
  }
  console.log(`Made ${made.length} reports`);
  return { made };
}

export async function listReports() {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  return { days: Contents.map(({ Key = '' }) => Key.replace('.csv', '')) };
}

export async function getReport(request: Request<{ day: string }>) {
  const { day } = request.uriParams;
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `${day}.csv` }));
    return new Response(await Body?.transformToString(), { headers: { 'Content-Type': 'text/csv' } });
  } catch (error) {
    if (error instanceof NoSuchKey) throw new NotFoundError(`There is no report of ${day}.`);
    throw error;
  }
}

async function salesOf(day: string): Promise<Sale[]> {
  const sales: Sale[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName,
      KeyConditionExpression: '#day = :day',
      ExpressionAttributeNames: { '#day': 'day' },
      ExpressionAttributeValues: { ':day': day },
    },
  );
  for await (const { Items = [] } of pages) sales.push(...(Items as Sale[]));
  return sales;
}
