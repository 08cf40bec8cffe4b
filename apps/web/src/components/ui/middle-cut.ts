const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Hebrew, Arabic, Syriac, Thaana and their kin: two boxes beside each other would stand in the wrong order. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Where a long text is parted so that its end stays in sight; its length when it stays whole. Never within what people
 * see as one sign: an emoji of several parts, a letter with its accents.
 */
export function middleCut(text: string, tail: number): number {
  if (text.length <= tail * 2 || rightToLeft.test(text)) return text.length;
  const wanted = text.length - tail;
  let cut = text.length;
  for (const { index } of segmenter.segment(text)) {
    if (index > wanted) break;
    cut = index;
  }
  return cut;
}
