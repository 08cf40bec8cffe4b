const browsers: readonly [name: string, pattern: RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
  ['curl', /^curl\//],
];

const systems: readonly [name: string, pattern: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

/** A user agent in words, as people know their devices: `Firefox on Linux`. Most browsers claim to be others, too: the first match counts. */
export function deviceOf(userAgent: string | null): { device: string; isMobile: boolean } {
  const text = userAgent ?? '';
  const nameIn = (known: typeof browsers) => known.find(([, pattern]) => pattern.test(text))?.[0];
  const [browser, system] = [nameIn(browsers), nameIn(systems)];
  const isMobile = system === 'iPhone' || system === 'iPad' || system === 'Android';
  if (browser === undefined && system === undefined) return { device: 'Unknown device', isMobile };
  if (system === undefined) return { device: browser ?? '', isMobile };
  return { device: `${browser ?? 'Something'} on ${system}`, isMobile };
}
