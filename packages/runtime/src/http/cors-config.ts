import { brandOf, hasBrand } from '../brand.js';

export type CORSOptions = {
  allowOrigin?: string;
  allowHeaders?: readonly string[];
  exposeHeaders?: readonly string[];
  maxAge?: number;
  allowCredentials?: boolean;
};

const brand = brandOf('CORSConfig');
const builtInHeaders = ['Content-Type', 'X-Amz-Date', 'Authorization', 'X-Api-Key', 'X-Amz-Security-Token'];

/** What a browser is told about a route. `allowHeaders` reads back as the sorted list with the built-in ones. */
export class CORSConfig {
  readonly allowOrigin: string;
  readonly allowHeaders: string;
  readonly exposeHeaders: string | undefined;
  readonly maxAge: number | undefined;
  readonly allowCredentials: boolean | undefined;

  constructor(options: CORSOptions = {}) {
    this.allowOrigin = options.allowOrigin ?? '*';
    this.allowHeaders = [...new Set([...builtInHeaders, ...(options.allowHeaders ?? [])])].sort().join(',');
    this.exposeHeaders = options.exposeHeaders?.length ? options.exposeHeaders.join(',') : undefined;
    this.maxAge = options.maxAge;
    this.allowCredentials = options.allowCredentials;
  }

  get [brand](): true {
    return true;
  }

  static isCORSConfig(value: unknown): value is CORSConfig {
    return hasBrand(value, brand);
  }

  getAccessControlHeaders(): Record<string, string> {
    const headers: Record<string, string> = {
      'Access-Control-Allow-Origin': this.allowOrigin,
      'Access-Control-Allow-Headers': this.allowHeaders,
    };
    if (this.exposeHeaders !== undefined) headers['Access-Control-Expose-Headers'] = this.exposeHeaders;
    if (this.maxAge !== undefined) headers['Access-Control-Max-Age'] = String(this.maxAge);
    if (this.allowCredentials === true) headers['Access-Control-Allow-Credentials'] = 'true';
    return headers;
  }
}

/** `cors` as it is registered: true is the default configuration, false and undefined are off. */
export type CORSSetting = boolean | CORSConfig | undefined;

export function corsConfigOf(cors: CORSSetting): CORSConfig | undefined {
  if (cors === undefined || cors === false) return undefined;
  return cors === true ? new CORSConfig() : cors;
}
