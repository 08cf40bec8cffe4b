/** Whether a path is written within the project wherever it is put: relative, with forward slashes, never upwards. */
export function isWithinProject(file: string): boolean {
  if (file.includes('\\') || file.includes('\0')) return false;
  return file.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
