import { deterministicZip } from '@chalice-studio/bundler';

/** Files as one archive to save; the name is the product's own, or one of letters, digits, - and _. */
export function zipAnswer(name: string, files: Record<string, Uint8Array>): Response {
  return new Response(new Uint8Array(deterministicZip(files)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}.zip"`,
      'cache-control': 'no-store',
    },
  });
}
