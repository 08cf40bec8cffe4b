// A studio that kills itself, as a power cut would, when the deployment comes to a given point.
// usage: node --import tsx doomed-worker.ts DATA_FOLDER POINT [DATABASE_URL]
import { z } from 'zod';
import type { Envelope } from '../contract';
import { RecordingTarget } from './recording-target';
import { openTestStudio } from './test-studio';

const [dataFolder = '', point = '', url] = process.argv.slice(2);
const die = () => process.kill(process.pid, 'SIGKILL');
const dieAt = (place: string) => async () => {
  if (point === place) die();
};

const runner = new RecordingTarget({
  plan: dieAt('while planning'),
  execute: async () => {
    await dieAt('while executing')();
    return { status: 'succeeded', outputs: { restApiUrl: 'http://localhost/app' } };
  },
});
const { studio } = await openTestStudio({ dataFolder, url, runner, leaseMs: 1000 });
const messageSchema = z.custom<Envelope['message']>();
studio.bus.listen((_topic, message) => {
  const told = messageSchema.parse(message);
  if (told.type === 'deployment' && told.deployment.status === point) die();
});
// It was perhaps past the point before anybody listened; a test waits for the end either way.
setInterval(() => {}, 1000);
