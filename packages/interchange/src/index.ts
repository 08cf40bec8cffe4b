export { exportAppSpec, importAppSpec } from './app-spec/app-spec-file';
export { importChalice } from './chalice/import-chalice';
export { type Finding, sortFindings } from './finding';
export type { Imported } from './imported';
export { importOpenApi } from './openapi/import-openapi';
export { openApiText } from './openapi/openapi-text';
