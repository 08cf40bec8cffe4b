import type { Binding, Scope, Value } from './values';

export function createScope(file: string, { parent, self }: { parent?: Scope; self?: Value | undefined } = {}): Scope {
  const bindings = new Map<string, Binding>();
  return {
    file,
    self: self ?? parent?.self,
    find: (name) => bindings.get(name) ?? parent?.find(name),
    declare: (name, binding) => bindings.set(name, remembering(binding)),
  };
}

/** Works out what a name is once; a name that is made of itself is not known. */
function remembering(binding: Binding): Binding {
  let known: ReturnType<Binding['values']> | undefined;
  let isRunning = false;
  const values = () => {
    if (known !== undefined) return known;
    if (isRunning) return [];
    isRunning = true;
    try {
      known = binding.values();
      return known;
    } finally {
      isRunning = false;
    }
  };
  return { ...binding, values };
}
