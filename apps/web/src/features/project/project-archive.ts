import { zipSync } from 'fflate';

/** A project's files as a zip, in a folder of the project's name. */
export function archiveProject(name: string, tree: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const files = Object.entries(tree).map(([path, text]) => [`${name}/${path}`, encoder.encode(text)] as const);
  return zipSync(Object.fromEntries(files), { level: 6 });
}

/** Hands the bytes to the browser as a file to keep. */
export function downloadFile(fileName: string, bytes: Uint8Array<ArrayBuffer>) {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Revoked at once, some browsers save an empty file.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
