import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after } from 'node:test';

/**
 * A queue that keeps what is sent to it, behind as much of SQS' protocol as a sender needs. Handlers read their variables
 * when they are imported, so import the app after this.
 */
export async function startQueue({ variable, name }: { variable: string; name: string }): Promise<{ sent: string[] }> {
  const sent: string[] = [];
  const server = createServer(async (request, response) => {
    const input = JSON.parse(await text(request));
    const answer = (statusCode: number, body: object) =>
      response.writeHead(statusCode, { 'Content-Type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
    switch (request.headers['x-amz-target']) {
      case 'AmazonSQS.GetQueueUrl':
        return answer(200, { QueueUrl: `http://${request.headers.host}/000000000000/${input.QueueName}` });
      case 'AmazonSQS.SendMessage':
        sent.push(input.MessageBody);
        return answer(200, {
          MessageId: randomUUID(),
          MD5OfMessageBody: createHash('md5').update(input.MessageBody).digest('hex'),
        });
      default:
        return answer(400, {
          __type: 'com.amazonaws.sqs#UnsupportedOperation',
          message: 'Only sending is needed here.',
        });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    [variable]: name,
  });
  return { sent };
}
