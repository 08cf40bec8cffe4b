import type { AppSpec } from '@chalice-studio/appspec';
import { stringify } from 'yaml';
import { exportOpenApi } from './export-openapi';

/** The document of `exportOpenApi` as a file. */
export function openApiText(spec: AppSpec, format: 'json' | 'yaml'): string {
  const document = exportOpenApi(spec);
  return format === 'json'
    ? `${JSON.stringify(document, null, 2)}\n`
    : stringify(document, { aliasDuplicateObjects: false, lineWidth: 100 });
}
