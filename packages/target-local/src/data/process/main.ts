import { rm } from 'node:fs/promises';
import path from 'node:path';
import { LocalDynamodb } from '../dynamodb/local-dynamodb';
import { LocalS3 } from '../s3/local-s3';
import { LocalSns } from '../sns/local-sns';
import { LocalSqs } from '../sqs/local-sqs';
import { createAwsEndpoint } from './aws-endpoint';
import { DiskQuota } from './disk-quota';
import { type FromData, toDataSchema } from './messages';

/**
 * The data of one stage, in a process of its own: what a handler sends to the emulators can cost its own stage's data service, which
 * is then started again, and nothing else. Arguments: the stage's data folder, the socket to listen on.
 */
const [directory = '', socket = ''] = process.argv.slice(2);
const tell = (message: FromData) => process.send?.(message);

void run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});

async function run(): Promise<void> {
  const dynamodb = await LocalDynamodb.open(path.join(directory, 'dynamodb'), (items) => tell({ items: [...items] }));
  const s3 = new LocalS3(path.join(directory, 's3'), (objects) => tell({ objects }));
  const sqs = new LocalSqs(path.join(directory, 'sqs'));
  const sns = new LocalSns((published) => tell({ published }));
  const quota = new DiskQuota(directory);
  await quota.start();
  const endpoint = createAwsEndpoint({ dynamodb, s3, sqs, sns, quota });
  await rm(socket, { force: true });

  process.on('message', (message) => {
    const { id, configure, freshTables } = toDataSchema.parse(message);
    void (async () => {
      try {
        await s3.configure(configure.buckets);
        await sqs.configure(configure.queues);
        sns.configure(configure.topics);
        await dynamodb.empty(freshTables);
        tell({ id, told: await dynamodb.configure(configure.tables) });
      } catch (error) {
        tell({ id, error: error instanceof Error ? error.message : String(error) });
      }
    })();
  });
  const stop = () => {
    endpoint.close();
    endpoint.closeAllConnections();
    void dynamodb.close().finally(() => process.exit(0));
  };
  process.on('disconnect', stop);
  process.on('SIGTERM', stop);
  process.on('SIGINT', () => {}); // Ctrl-C reaches the whole group; the runner says when it is time
  endpoint.listen(socket, () => tell({ listening: true }));
}
