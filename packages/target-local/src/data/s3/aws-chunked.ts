import { Transform } from 'node:stream';

/**
 * Takes the SDK's `aws-chunked` framing off a body: `<hex size>[;signature]\r\n<bytes>\r\n`, a chunk of size 0, then trailers with
 * checksums. s3rver would store the framing.
 */
export function decodeAwsChunked(): Transform {
  let pending: Buffer = Buffer.alloc(0);
  let left = 0;
  let state: 'size' | 'bytes' | 'line-end' | 'trailers' = 'size';
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      for (;;) {
        if (state === 'trailers') pending = Buffer.alloc(0);
        if (pending.length === 0) break;
        if (state === 'size') {
          const end = pending.indexOf('\r\n');
          if (end < 0) break;
          left = Number.parseInt(pending.toString('latin1', 0, end), 16);
          if (Number.isNaN(left)) return done(new Error('The body is not framed as aws-chunked.'));
          pending = pending.subarray(end + 2);
          state = left === 0 ? 'trailers' : 'bytes';
        } else if (state === 'bytes') {
          const bytes = pending.subarray(0, left);
          this.push(bytes);
          left -= bytes.length;
          pending = pending.subarray(bytes.length);
          if (left === 0) state = 'line-end';
        } else {
          if (pending.length < 2) break;
          pending = pending.subarray(2);
          state = 'size';
        }
      }
      done();
    },
  });
}
