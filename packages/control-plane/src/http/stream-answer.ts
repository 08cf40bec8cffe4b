import { listenerKey } from '../access/actor';
import { type RequestContext, requireMember } from '../api/base';
import { AppError } from '../app-error';

/** `GET /api/stream?stream=<id>`: the one event stream of a browser. */
export async function streamAnswer(request: Request, context: RequestContext): Promise<Response> {
  const actor = await requireMember(context);
  const { studio } = context;
  const streamId = new URL(request.url).searchParams.get('stream') ?? '';
  if (!/^[A-Za-z0-9_-]{8,64}$/.test(streamId)) {
    throw new AppError({
      code: 'INVALID',
      message: 'Give the stream’s id: ?stream=, 8 to 64 letters, digits, - or _.',
    });
  }
  const lastEventId = request.headers.get('last-event-id') ?? undefined;
  const stream = studio.hub.open({
    streamId,
    personId: listenerKey(actor),
    ...(lastEventId === undefined ? {} : { lastEventId }),
  });
  if (stream === undefined) throw new AppError({ code: 'NOT_FOUND', message: 'This stream is somebody else’s.' });
  request.signal.addEventListener('abort', () => stream.close(), { once: true });
  return new Response(stream.body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // no-transform: a proxy, or Next, that compresses would hold events back.
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
