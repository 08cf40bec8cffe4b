// A studio that kills itself, as a power cut would, when the deployment comes to a given point.
// usage: node --import tsx doomed-worker.ts DATA_FOLDER POINT [DATABASE_URL]
import { z } from 'zod';
import type { Envelope } from '../contract';
import { InProcessBus } from '../streams/bus';
import { RecordingTarget } from './recording-target';
import { openTestStudio } from './test-studio';

const [dataFolder = '', point = '', url] = process.argv.slice(2);
const messageSchema = z.custom<Envelope['message']>();
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
/** Every status is told of right after it is stored, and before anything more is done. */
class DoomedBus extends InProcessBus {
  override publish(topic: string, message: unknown): void {
    const told = messageSchema.parse(message);
    if (told.type === 'deployment' && told.deployment.status === point) die();
    super.publish(topic, message);
  }
}

await openTestStudio({ dataFolder, url, runner, bus: new DoomedBus(), leaseMs: 1000 });
// A point that is behind it already never comes: whoever waits for the end sees by what signal it came.
setInterval(() => {}, 1000);
