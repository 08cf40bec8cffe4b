export { type BundleInput, type BundleResult, bundle } from './bundle';
export { artifactFunctions } from './entry-module';
export { PackageStore, PackageStoreError } from './package-store';
export type * from './proposals/findings';
export { proposeUses } from './proposals/propose-uses';
export { deterministicZip } from './zip';
