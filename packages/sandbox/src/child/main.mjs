/**
 * The program of a sandbox: waits for its start frame, becomes the function's runtime, answers one event after another.
 * Nothing of the environment it was started with remains but what the start frame gives it.
 */
import { Socket } from 'node:net';
import { installConsole } from './console.mjs';
import { lambdaContext } from './context.mjs';
import { describeError } from './errors.mjs';
import { encodeFrame, frameReader, frameTypes } from './frames.mjs';
import { loadApp } from './load-app.mjs';
import { installOutput, writeWhole } from './output.mjs';
import { redirectConnections } from './redirect.mjs';

const MAXIMUM_FRAME_BYTES = 32 * 1024 * 1024;

/**
 * @typedef {object} StartFrame
 * @property {Record<string, string>} env
 * @property {string} file
 * @property {string} [export]
 * @property {string} mark
 * @property {{ port: number, path: string }[]} redirects
 * @property {string} temporary
 * @property {number} maximumAnswerBytes
 * @property {import('./context.mjs').FunctionIdentity} [identity]
 */

const channel = new Socket({ fd: 3, readable: true, writable: true });
channel.on('error', () => process.exit(0));
channel.on('close', () => process.exit(0));

/** @type {StartFrame | undefined} */
let settings;
/** @type {((event: unknown, context: unknown) => unknown) | undefined} */
let handler;
/** @type {string | undefined} */
let currentRequest;

/** @param {number} type @param {unknown} value */
const send = (type, value) => channel.write(encodeFrame(type, JSON.stringify(value)));

const read = frameReader(MAXIMUM_FRAME_BYTES, (type, text) => {
  if (type === frameTypes.start || type === frameTypes.load) void start(JSON.parse(text), type === frameTypes.load);
  if (type === frameTypes.invoke) void invoke(text);
  if (type === frameTypes.ping) send(frameTypes.pong, {});
});
channel.on('data', read);

process.on('uncaughtException', (error) => endWith(error, 'Runtime.UncaughtException'));
process.on('unhandledRejection', (reason) => endWith(reason, 'Runtime.UnhandledPromiseRejection'));

/** @param {StartFrame} frame @param {boolean} isLoading */
async function start(frame, isLoading) {
  settings = frame;
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, frame.env, { TMPDIR: frame.temporary, HOME: frame.temporary });
  installOutput();
  installConsole(() => currentRequest);
  redirectConnections(frame.redirects);
  try {
    const module = await import(frame.file);
    if (isLoading) return send(frameTypes.ready, loadApp(module));
    const found = module[frame.export ?? 'handler'];
    if (typeof found !== 'function') {
      return send(frameTypes.refused, {
        errorType: 'Runtime.HandlerNotFound',
        errorMessage: `${frame.export} is undefined or not exported`,
        trace: [],
      });
    }
    handler = found;
    send(frameTypes.ready, {});
  } catch (error) {
    send(frameTypes.refused, describeError(error));
  }
}

/** The first line names the request, its deadline and function; the event is the rest, parsed once. @param {string} text */
async function invoke(text) {
  const end = text.indexOf('\n');
  const { requestId, deadline } = JSON.parse(text.slice(0, end));
  if (settings === undefined || handler === undefined) return;
  currentRequest = requestId;
  try {
    const event = JSON.parse(text.slice(end + 1));
    const context = lambdaContext({ identity: settings.identity, requestId, deadline });
    const answer = await handler(event, context);
    sendAnswer(answer);
  } catch (error) {
    send(frameTypes.failure, describeError(error));
  } finally {
    currentRequest = undefined;
    // Output is written at once, so all that the handler printed stands before the mark.
    const mark = Buffer.from(`${settings.mark}${requestId}\n`);
    writeWhole(1, mark);
    writeWhole(2, mark);
  }
}

/** @param {unknown} answer */
function sendAnswer(answer) {
  const text = answerText(answer);
  const bytes = Buffer.byteLength(text);
  if (bytes <= (settings?.maximumAnswerBytes ?? 0)) return channel.write(encodeFrame(frameTypes.answer, text));
  return send(frameTypes.failure, {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${settings?.maximumAnswerBytes} bytes).`,
    trace: [],
  });
}

/** @param {unknown} answer @returns {string} */
function answerText(answer) {
  try {
    return JSON.stringify(answer) ?? 'null';
  } catch (cause) {
    throw Object.assign(new Error('Unable to stringify response body', { cause }), { name: 'Runtime.MarshalError' });
  }
}

/** @param {unknown} error @param {string} errorType */
function endWith(error, errorType) {
  const description = describeError(error);
  send(handler === undefined ? frameTypes.refused : frameTypes.failure, {
    ...description,
    errorType,
    errorMessage: `${description.errorType}: ${description.errorMessage}`,
    isFatal: true,
  });
  process.exit(129);
}
