import { AppError } from '../app-error';

/** The request with its body read, which is all that anybody here does with one; an error once it is longer than it may be. */
export async function limitBody(request: Request, limit: number): Promise<Request> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw tooLarge(limit);
  if (request.body === null) return request;
  const { method, headers, signal } = request;
  return new Request(request.url, { method, headers, signal, body: await readUpTo(request.body, limit) });
}

async function readUpTo(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Leaving the loop cancels the stream: the rest is not even received.
    if (length > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function tooLarge(limit: number): AppError {
  return new AppError({ code: 'TOO_LARGE', message: `A request's body holds at most ${Math.floor(limit / 1024)} KB.` });
}
