export { type ExportKit, withExportKit } from './export/export-kit';
export { findOrigin, type GeneratedProject, generate } from './generate';
export { identifierOf } from './identifiers';
export { Document as SpecDraft } from './import/document';
export { readPackages } from './import/people-files';
export { settingNames } from './import/stage-configs';
export { type ImportedProject, importProject } from './import-project';
export { type Draft, newConstruct } from './starter/new-construct';
export { type HandlerKind, withStarterHandler } from './starter/starter-handler';
