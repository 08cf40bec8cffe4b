export { exportAppSpec } from './app-spec/app-spec-file';
export { archiveLimits } from './archive/read-zip';
export { readChaliceConfigFile } from './chalice/chalice-config';
export type { ImportFormat } from './detect-format';
export { type Finding, sortFindings } from './finding';
export type { Imported } from './imported';
export { openApiText } from './openapi/openapi-text';
export { type ReadImport, readImport } from './read-import';
