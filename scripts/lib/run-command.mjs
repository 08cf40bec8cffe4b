import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

const running = new Set();

/** Runs a command with all it prints going to `logFile`; answers its exit status (null: could not start, or was killed). */
export function runCommand(command, { cwd, env, logFile, timeoutSeconds = 3000 }) {
  return new Promise((resolve) => {
    const log = createWriteStream(logFile, { flags: 'a' });
    // A process group of its own: a stop reaches what the command started, too.
    const child = spawn(command[0], command.slice(1), { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running.add(child);
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    const timer = setTimeout(() => {
      log.write(`\nstopped: not done after ${timeoutSeconds} s\n`);
      stop(child, 'SIGKILL');
    }, timeoutSeconds * 1000);
    const finish = (status, why) => {
      clearTimeout(timer);
      running.delete(child);
      log.end(why, () => resolve(status));
    };
    child.once('error', (error) => finish(null, `${command[0]} could not be started: ${error.message}\n`));
    child.once('close', (status, signal) => finish(status, signal ? `\nended by ${signal}\n` : ''));
  });
}

/** Stops every command that still runs. */
export function stopAll() {
  for (const child of running) stop(child, 'SIGTERM');
}

function stop(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // It ended between the look and the signal.
    if (error.code !== 'ESRCH') throw error;
  }
}
