/** Pixels as both codecs have them: red, green, blue and opacity of each, a byte each, row by row. */
export type Picture = { width: number; height: number; data: Uint8Array };

/** The picture made to fit a square, each of its pixels the average of those that it stands for. A small one stays as it is. */
export function scaleToFit(picture: Picture, size: number): Picture {
  const factor = Math.min(1, size / picture.width, size / picture.height);
  if (factor === 1) return picture;
  const width = Math.max(1, Math.round(picture.width * factor));
  const height = Math.max(1, Math.round(picture.height * factor));
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const rows = {
      from: Math.floor((y * picture.height) / height),
      to: Math.ceil(((y + 1) * picture.height) / height),
    };
    for (let x = 0; x < width; x += 1) {
      const columns = {
        from: Math.floor((x * picture.width) / width),
        to: Math.ceil(((x + 1) * picture.width) / width),
      };
      data.set(averageOf(picture, rows, columns), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

type Span = { from: number; to: number };

/** Colours count by their opacity: the colour of what cannot be seen must not show. */
function averageOf({ width, data }: Picture, rows: Span, columns: Span): number[] {
  let red = 0;
  let green = 0;
  let blue = 0;
  let opacity = 0;
  for (let y = rows.from; y < rows.to; y += 1) {
    for (let x = columns.from; x < columns.to; x += 1) {
      const at = (y * width + x) * 4;
      const weight = data[at + 3] ?? 0;
      red += (data[at] ?? 0) * weight;
      green += (data[at + 1] ?? 0) * weight;
      blue += (data[at + 2] ?? 0) * weight;
      opacity += weight;
    }
  }
  if (opacity === 0) return [0, 0, 0, 0];
  const pixels = (rows.to - rows.from) * (columns.to - columns.from);
  return [red / opacity, green / opacity, blue / opacity, opacity / pixels].map(Math.round);
}
