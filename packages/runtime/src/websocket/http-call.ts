/** One HTTP call of a WebSocket client. Node's modules are loaded here: an app that never sends should not pay for them. */
export async function httpCall(call: {
  url: URL;
  method: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array | undefined;
}): Promise<{ status: number; text: string }> {
  const { request } = call.url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  return new Promise((resolve, reject) => {
    const outgoing = request(call.url, { method: call.method, headers: call.headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 500, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(call.body);
  });
}
