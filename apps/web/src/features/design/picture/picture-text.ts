/** Text in pictures is drawn with the reader's own fonts, so that its width is reckoned and kept on the safe side. */
export const SANS = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
export const MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', 'Noto Sans Mono', monospace";

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Signs as people see them: an emoji of several parts, a letter with its accents, is one. */
export function signsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Chinese, Japanese, Korean and emoji take about twice the room of a Latin letter. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{1faff}]/u;

export type Font = { size: number; isMono: boolean; isBold?: boolean };

export function widthOf(text: string, { size, isMono, isBold = false }: Font): number {
  const letter = size * (isMono ? 0.61 : isBold ? 0.6 : 0.56);
  return signsOf(text).reduce((sum, sign) => sum + (wide.test(sign) ? size * 1.05 : letter), 0);
}

/** Cut in its middle where it is too long, as on the canvas. */
export function fitted(text: string, room: number, font: Font): string {
  if (widthOf(text, font) <= room) return text;
  const signs = signsOf(text);
  for (let kept = signs.length - 1; kept > 2; kept -= 1) {
    const tail = Math.min(8, Math.floor(kept / 2));
    const cut = `${signs.slice(0, kept - tail).join('')}…${signs.slice(signs.length - tail).join('')}`;
    if (widthOf(cut, font) <= room) return cut;
  }
  return '…';
}

/** Lines that fit, broken between words, and within one that is longer than a line. */
export function wrapped(text: string, room: number, font: Font): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\s)/)) {
    if (widthOf(line + word.trimEnd(), font) <= room) {
      line += word;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const sign of signsOf(word)) {
      if (widthOf(line + sign, font) > room && line !== '') {
        lines.push(line);
        line = '';
      }
      line += sign;
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** For XML: what it cannot hold at all is left out. */
export function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign)
  );
}
