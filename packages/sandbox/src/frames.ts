export { encodeFrame, frameReader, frameTypes } from './child/frames.mjs';
