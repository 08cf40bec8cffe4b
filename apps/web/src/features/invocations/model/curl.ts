import { callOf, type RequestDraft } from './request-draft';

/** The request as a command for a POSIX shell; a file's bytes are named, not pasted. */
export function curlOf(draft: RequestDraft, restApiUrl: string): string {
  const call = callOf(draft);
  const url = `${restApiUrl.replace(/\/+$/, '')}${call.path}`;
  const parts = ['curl'];
  if (call.method === 'HEAD') parts.push('--head');
  else if (call.method !== 'GET') parts.push(`-X ${call.method}`);
  parts.push(quoted(url));
  for (const [name, value] of Object.entries(call.headers)) parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (call.body?.encoding === 'utf8') parts.push(`--data-raw ${quoted(call.body.data)}`);
  if (call.body?.encoding === 'base64' && draft.body.type === 'file')
    parts.push(`--data-binary ${quoted(`@${draft.body.name}`)}`);
  return parts.join(' \\\n  ');
}

/** Nothing is special to a shell within single quotes but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
