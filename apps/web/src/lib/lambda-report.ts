/** What Lambda's REPORT line says of one invocation. */
export type LambdaReport = {
  durationMs: number;
  billedMs?: number;
  memorySizeMb?: number;
  memoryUsedMb?: number;
  /** Only of a cold start. */
  initMs?: number;
  /** `timeout`, `error`: present when the platform ended the invocation. */
  status?: string;
};

/** The words that Lambda's platform puts around an invocation; anything else that it says is `other`. */
export type PlatformLine =
  | { type: 'start' }
  | { type: 'end' }
  | { type: 'report'; report: LambdaReport }
  | { type: 'other' };

export function readPlatformLine(message: string): PlatformLine {
  const text = message.trimStart();
  if (/^START\b/.test(text)) return { type: 'start' };
  if (/^END\b/.test(text)) return { type: 'end' };
  if (/^REPORT\b/.test(text)) {
    const report = readReport(text);
    return report === undefined ? { type: 'other' } : { type: 'report', report };
  }
  return { type: 'other' };
}

/** Reads `REPORT RequestId: … Duration: 12.3 ms Billed Duration: 13 ms Memory Size: 128 MB Max Memory Used: 84 MB`. */
export function readReport(text: string): LambdaReport | undefined {
  const durationMs = numberAfter(text, /(?<!Billed |Init |Restore )Duration: ([\d.]+) ms/);
  if (durationMs === undefined) return undefined;
  return {
    durationMs,
    ...optional('billedMs', numberAfter(text, /Billed Duration: ([\d.]+) ms/)),
    ...optional('memorySizeMb', numberAfter(text, /Memory Size: ([\d.]+) MB/)),
    ...optional('memoryUsedMb', numberAfter(text, /Max Memory Used: ([\d.]+) MB/)),
    ...optional('initMs', numberAfter(text, /Init Duration: ([\d.]+) ms/)),
    ...optional('status', /Status: (\S+)/.exec(text)?.[1]),
  };
}

function numberAfter(text: string, pattern: RegExp): number | undefined {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
