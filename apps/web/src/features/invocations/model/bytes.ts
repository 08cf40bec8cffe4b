/** `12 B`, `3.4 KB`, `1.2 MB`: in steps of 1,024, as AWS' limits are. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${rounded(bytes / 1024)} KB`;
  return `${rounded(bytes / 1024 / 1024)} MB`;
}

function rounded(value: number): string {
  return value < 10 ? value.toFixed(1) : Math.round(value).toString();
}
