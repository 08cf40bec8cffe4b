// Loaded into the server before its own code: on SIGUSR2 it collects garbage and appends what is left to a file, so that
// what the studio keeps can be told from what V8 has not cleaned up yet.
import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const file = process.env.LOAD_HEAP_REPORT;

// The programs around the server load this too, and have nothing to say.
if (file !== undefined && /standalone.*server\.js$/.test(process.argv[1] ?? '')) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    const before = process.memoryUsage();
    // Twice: what a first round's finalizers let go is only freed by a second.
    collect();
    setImmediate(() => {
      collect();
      appendFileSync(file, `${JSON.stringify({ before, after: process.memoryUsage() })}\n`);
    });
  });
}
