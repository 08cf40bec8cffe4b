import { CORSConfig, type CORSOptions } from '../http/cors-config.js';
import type { HttpAnswer } from './http-answer.js';

/** What API Gateway answers to OPTIONS on a path whose routes have CORS. */
export function preflightAnswer(cors: true | CORSOptions, methods: readonly string[]): HttpAnswer {
  const config = new CORSConfig(cors === true ? {} : cors);
  const headers = Object.entries({
    ...config.getAccessControlHeaders(),
    'Access-Control-Allow-Methods': [...[...methods].sort(), 'OPTIONS'].join(','),
    'Content-Type': 'application/json',
  });
  return { statusCode: 200, headers, body: new Uint8Array() };
}
