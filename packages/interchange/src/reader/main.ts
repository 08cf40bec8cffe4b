// A worker thread that reads one file and ends: `dist/reader.mjs`, built by build.mjs.
import { parentPort, workerData } from 'node:worker_threads';
import { readImport } from '../read-import';

const { bytes, fileName }: { bytes: Uint8Array; fileName: string } = workerData;
parentPort?.postMessage(readImport(bytes, fileName));
