import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlOf } from './curl';
import type { RequestDraft } from './request-draft';

const draft: RequestDraft = {
  method: 'POST',
  pattern: '/todos/{id}',
  parameters: { id: 'a b' },
  query: [{ id: '1', name: 'q', value: "it's", isOn: true }],
  headers: [{ id: '1', name: 'Authorization', value: 'Bearer $HOME `id`', isOn: true }],
  body: { type: 'text', text: `{"text":"it's $5 \\ & \\"more\\""}` },
};

test('a shell reads the command as what would be sent, whatever stands in it', () => {
  const command = curlOf(draft, 'http://127.0.0.1:3001/key/api/');
  const shown = execFileSync('sh', ['-c', command.replace(/^curl/, "printf '%s\\n'")], { encoding: 'utf8' });
  expect(shown.split('\n').slice(0, -1)).toEqual([
    '-X',
    'POST',
    'http://127.0.0.1:3001/key/api/todos/a%20b?q=it%27s',
    '-H',
    'Authorization: Bearer $HOME `id`',
    '--data-raw',
    `{"text":"it's $5 \\ & \\"more\\""}`,
  ]);
});

test('GET is the plain address, HEAD asks for the head, and a file is named', () => {
  const plain = { ...draft, headers: [], query: [], pattern: '/x', body: { type: 'none' } as const };
  expect(curlOf({ ...plain, method: 'GET' }, 'http://h/api')).toBe("curl \\\n  'http://h/api/x'");
  expect(curlOf({ ...plain, method: 'HEAD' }, 'http://h/api')).toContain('--head');
  const body = { type: 'file', name: "a'b.png", mediaType: 'image/png', bytes: 1, base64: 'AA==' } as const;
  expect(curlOf({ ...plain, method: 'PUT', body }, 'http://h/api')).toContain(`--data-binary '@a'\\''b.png'`);
});
