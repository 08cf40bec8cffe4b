export { type BundleInput, type BundleResult, bundle } from './bundle';
export { artifactFunctions } from './entry-module';
export { PackageStoreError } from './npm';
export {
  type FoundPackage,
  findPackage,
  type PackageDetails,
  type PackageSearch,
  searchPackages,
} from './package-search';
export { PackageStore } from './package-store';
export type * from './proposals/findings';
export { proposeUses } from './proposals/propose-uses';
export { deterministicZip } from './zip';
