import { ORPCError } from '@orpc/client';

/** Fetches a file of the studio and hands it to the browser to keep, under the name that the studio gives it. */
export async function saveFrom(address: string): Promise<void> {
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok) throw await failureOf(answer);
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'export';
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Revoked at once, some browsers save an empty file.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function failureOf(answer: Response): Promise<Error> {
  const body: unknown = await answer.json().catch(() => undefined);
  const { code = 'INTERNAL', message = '' } =
    typeof body === 'object' && body !== null ? (body as { code?: string; message?: string }) : {};
  return new ORPCError(code, { status: answer.status, message });
}
