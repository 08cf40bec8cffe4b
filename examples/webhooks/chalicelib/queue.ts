import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const client = new SQSClient({});
let url: Promise<string | undefined> | undefined;

export type Job = { source: string; id: string };

export async function enqueue(job: Job): Promise<void> {
  url ??= queueUrl();
  await client.send(new SendMessageCommand({ QueueUrl: await url, MessageBody: JSON.stringify(job) }));
}

/** Asked for once an instance; the variable holds the queue's name in this stage. */
async function queueUrl(): Promise<string | undefined> {
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: process.env.RECEIVED_QUEUE }));
  return QueueUrl;
}
