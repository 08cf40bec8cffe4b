import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { Picture } from './scale';

/** A few kilobytes can say that they are a picture of gigabytes. */
const MAXIMUM_MEGAPIXELS = 16;

type Codec = { decode(bytes: Uint8Array): Picture; encode(picture: Picture): Uint8Array };

/** By content type. */
export const codecs: Readonly<Record<string, Codec>> = {
  'image/jpeg': {
    decode: (bytes) => jpeg.decode(bytes, { useTArray: true, maxResolutionInMP: MAXIMUM_MEGAPIXELS }),
    encode: (picture) => jpeg.encode(picture, 80).data,
  },
  'image/png': {
    decode(bytes) {
      const file = Buffer.from(bytes);
      const pixels = file.length < 24 ? 0 : file.readUInt32BE(16) * file.readUInt32BE(20);
      if (pixels > MAXIMUM_MEGAPIXELS * 1_000_000)
        throw new Error(`The picture has more than ${MAXIMUM_MEGAPIXELS} megapixels.`);
      return PNG.sync.read(file);
    },
    encode({ width, height, data }) {
      const png = new PNG({ width, height });
      png.data.set(data);
      return PNG.sync.write(png);
    },
  },
};
