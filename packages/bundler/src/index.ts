export { type BundleInput, type BundleResult, bundle } from './bundle';
export { PackageStore, PackageStoreError } from './package-store';
export { deterministicZip } from './zip';
