/** Marks a class so that the ESM and the CommonJS copy of this package know each other's objects. */
export function brandOf(name: string): symbol {
  return Symbol.for(`@chalice-studio/runtime/${name}`);
}

/** Brands are getters of the prototype: making an object costs nothing. */
export function hasBrand(value: unknown, brand: symbol): boolean {
  return typeof value === 'object' && value !== null && brand in value;
}
