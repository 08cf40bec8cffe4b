export { importChalice } from './chalice/import-chalice';
export { type Finding, sortFindings } from './finding';
export type { Imported } from './imported';
