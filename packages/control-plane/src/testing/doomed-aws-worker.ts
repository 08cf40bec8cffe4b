// A studio that kills itself, as a power cut would, when a deployment to AWS comes to a given point: a status, right after
// it is stored, or `after X`, right after CloudFormation has answered the command X.
// usage: node --import tsx doomed-aws-worker.ts DATA_FOLDER POINT ENDPOINT
import { onCall } from '@chalice-studio/target-aws/testing';
import { z } from 'zod';
import type { Envelope } from '../contract';
import { InProcessBus } from '../streams/bus';
import { openTestStudio } from './test-studio';

const [dataFolder = '', point = '', endpoint = ''] = process.argv.slice(2);
const messageSchema = z.custom<Envelope['message']>();
const die = () => process.kill(process.pid, 'SIGKILL');
if (point.startsWith('after ')) onCall(point.slice('after '.length), 'answered', die);

class DoomedBus extends InProcessBus {
  override publish(topic: string, message: unknown): void {
    const told = messageSchema.parse(message);
    if (told.type === 'deployment' && told.deployment.status === point) die();
    super.publish(topic, message);
  }
}

await openTestStudio({ dataFolder, bus: new DoomedBus(), leaseMs: 1000, aws: { endpoint } });
// A point that is behind it already never comes: whoever waits for the end sees by what signal it came.
setInterval(() => {}, 1000);
