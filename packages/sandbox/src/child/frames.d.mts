export declare const frameTypes: Readonly<{
  start: 1;
  ready: 2;
  refused: 3;
  invoke: 4;
  answer: 5;
  failure: 6;
  load: 7;
  ping: 8;
  pong: 9;
}>;
export declare function encodeFrame(type: number, text: string): Buffer;
export declare function frameReader(
  maximumBytes: number,
  onFrame: (type: number, text: string) => void,
): (chunk: Buffer) => boolean;
