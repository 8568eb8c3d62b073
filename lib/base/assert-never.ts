/** Makes a `switch` that misses a union member a compile error. Throws if a member is unhandled at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
