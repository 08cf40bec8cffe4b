// Deploys an app of 100 routes to the emulator again and again, with other settings and the same artifact, and prints how
// long it took from Deploy to CreateChangeSet sent, and from a stack event to a page that listens; milliseconds as JSON.
// usage: node --import tsx measure-aws-deploy.ts ROUNDS
import { aRoute } from '@chalice-studio/appspec/testing';
import { onCall } from '@chalice-studio/target-aws/testing';
import { z } from 'zod';
import { envelopeSchema } from '../contract';
import { createRecordId } from '../record-id';
import { createAwsApp, setTrial } from './aws-app';
import { openAwsCloud } from './aws-cloud';
import type { TestPerson } from './person';
import { openTestStudio } from './test-studio';

const ROUTES = 100;
/** Events of the first second are read at once, whatever the interval is. */
const EARLY_MS = 1_000;
const rounds = Number(process.argv[2] ?? 10);
const toChangeSet: number[] = [];
const toPage: number[] = [];

const cloud = await openAwsCloud();
const studio = await openTestStudio({ aws: { endpoint: cloud.endpoint } });
const ada = await studio.signUp();
const app = await createAwsApp(ada, await cloud.connect(ada));
const letters = (index: number) =>
  `${index}`.padStart(10, '0').replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
const routes = Array.from({ length: ROUTES - 1 }, (_, index) =>
  aRoute({ id: `rt_${letters(index)}`, order: `b${letters(index)}`, path: `/orders/${letters(index)}/{id}` }),
);
await app.write(
  routes.map((entity) => ({ type: 'create', collection: 'routes', entity: { ...entity, handler: app.route.handler } })),
);
await app.deployed();

let sentAt = 0;
onCall('CreateChangeSetCommand', 'sent', () => {
  sentAt = performance.now();
});
await listen(ada, app.projectId);
for (let round = 0; round < rounds; round += 1) {
  const stage = await app.stage();
  const edits = [{ path: ['settings', 'lambdaTimeout'], value: 20 + round }];
  await ada.client.stages.update({ stageId: app.stageId, baseRevision: stage?.revision ?? 0, edits });
  const pressedAt = performance.now();
  const { id } = await app.deploy({ withoutAsking: true });
  const { deployment } = await app.ended(id);
  if (deployment.status !== 'succeeded') throw new Error(JSON.stringify(deployment.failure));
  toChangeSet.push(sentAt - pressedAt);
}
// What happens later than the first look at the events is heard of by the next one: that is the lag that people see.
for (let round = 0; round < rounds; round += 1) {
  await app.write([setTrial(round % 2 === 0 ? 'slow' : 'ok')]);
  const { deployment } = await app.deployed();
  if (deployment.status !== 'succeeded') throw new Error(JSON.stringify(deployment.failure));
}
process.stdout.write(`${JSON.stringify({ toChangeSet, toPage })}\n`);
await studio.close();
await cloud.stop();
process.exit(0);

/** As a page does: one stream, the project's topic. Each stack event carries the time at which it happened. */
async function listen(person: TestPerson, projectId: string): Promise<void> {
  const streamId = createRecordId();
  const { body } = await person.fetch(`/api/stream?stream=${streamId}`);
  if (body === null) throw new Error('The stream did not open.');
  await person.client.streams.subscribe({ streamId, topics: [`project:${projectId}`] });
  void read(body.pipeThrough(new TextDecoderStream()));
}

async function read(stream: ReadableStream<string>): Promise<void> {
  let rest = '';
  for await (const chunk of stream) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((each) => each.startsWith('data:'))) hear(JSON.parse(line.slice('data:'.length)));
  }
}

function hear(told: unknown): void {
  const parsed = z.union([envelopeSchema, z.array(envelopeSchema)]).safeParse(told);
  if (!parsed.success) return;
  for (const { message } of [parsed.data].flat()) {
    if (message.type !== 'deployment') continue;
    const began =
      message.deployment.history.find((entry) => entry.status === 'executing')?.at ?? Number.POSITIVE_INFINITY;
    for (const { at, resource } of message.events)
      if (resource !== undefined && at > began + EARLY_MS) toPage.push(Date.now() - at);
  }
}
