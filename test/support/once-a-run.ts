/** Each project is set up apart from the others, in one process for all of them: what one has made serves the next. */
const shared = globalThis as unknown as Record<symbol, unknown>;

/** What `make` makes, made when the first project asks for it. */
export function onceARun<T>(name: string, make: () => T): T {
  const key = Symbol.for(`auskunft: ${name}`);
  shared[key] ??= make();
  return shared[key] as T;
}
