import type { FunctionFailure, InvocationOutcome, SandboxExit, StartOutcome } from '@chalice-studio/sandbox';

/** How an invocation ended. `payload` is JSON text. `isThrottled`: it never ran. */
export type Invocation = {
  requestId: string;
  payload: string;
  functionError?: 'Unhandled';
  isThrottled?: boolean;
  durationMs: number;
};

export type Ending = {
  payload: string;
  functionError?: 'Unhandled';
  /** A platform line that says why, in Lambda's words. */
  reason?: string;
};

/** The payload that Lambda answers, and what its log says. */
export function endingOf(
  outcome: InvocationOutcome | Exclude<StartOutcome, { type: 'ready' }>,
  call: { requestId: string; timeoutMs: number },
): Ending {
  switch (outcome.type) {
    case 'answer':
      return { payload: outcome.payload };
    case 'failure':
      return failed(outcome.failure, reasonOf(outcome.failure, call.requestId));
    case 'timeout': {
      const errorMessage = `${call.requestId} Task timed out after ${(call.timeoutMs / 1000).toFixed(2)} seconds`;
      return failed(
        {
          errorType: 'Sandbox.Timedout',
          errorMessage: `RequestId: ${call.requestId} Error: Task timed out after ${(call.timeoutMs / 1000).toFixed(2)} seconds`,
          trace: [],
        },
        errorMessage,
      );
    }
    case 'exit': {
      const { errorType, text } = exitWords(outcome.exit);
      const errorMessage = `RequestId: ${call.requestId} Error: ${text}`;
      return failed({ errorType, errorMessage, trace: [] }, errorMessage);
    }
  }
}

function failed(failure: FunctionFailure, reason: string): Ending {
  const { errorType, errorMessage, trace } = failure;
  return { payload: JSON.stringify({ errorType, errorMessage, trace }), functionError: 'Unhandled', reason };
}

function reasonOf(failure: FunctionFailure, requestId: string): string {
  const stack = failure.trace.length > 0 ? failure.trace.join('\n') : `${failure.errorType}: ${failure.errorMessage}`;
  const end =
    failure.isFatal === true ? `\nRequestId: ${requestId} Error: Runtime exited with error: exit status 129` : '';
  return `Invoke Error\t${stack}${end}`;
}

function exitWords(exit: SandboxExit): { errorType: string; text: string } {
  switch (exit.reason) {
    case 'out-of-memory':
      return { errorType: 'Runtime.OutOfMemory', text: 'Runtime exited with error: signal: killed (out of memory)' };
    case 'signal':
      return { errorType: 'Runtime.ExitError', text: `Runtime exited with error: signal: ${exit.signal}` };
    case 'not-started':
      return { errorType: 'Runtime.ExitError', text: `The sandbox could not be started: ${exit.message}` };
    case 'exit':
      return exit.code === 0
        ? { errorType: 'Runtime.ExitError', text: 'Runtime exited without providing a reason' }
        : { errorType: 'Runtime.ExitError', text: `Runtime exited with error: exit status ${exit.code}` };
  }
}
