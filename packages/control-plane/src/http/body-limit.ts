import { AppError } from '../app-error';

/** A request whose body is cut off, with an error, once it is longer than it may be. */
export function limitBody(request: Request, limit: number): Request {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw tooLarge(limit);
  if (request.body === null) return request;
  let length = 0;
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        length += chunk.length;
        if (length > limit) controller.error(tooLarge(limit));
        else controller.enqueue(chunk);
      },
    }),
  );
  const { method, headers, signal } = request;
  // `duplex` is demanded for a streamed body, and not yet part of the type.
  return new Request(request.url, { method, headers, signal, body: counted, duplex: 'half' } as RequestInit);
}

function tooLarge(limit: number): AppError {
  return new AppError({ code: 'TOO_LARGE', message: `A request's body holds at most ${Math.floor(limit / 1024)} KB.` });
}
