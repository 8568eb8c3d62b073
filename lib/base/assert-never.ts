/** Throws. As the default case of a `switch`, it causes a compile error if the `switch` does not handle every union member. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
