/** Makes the compiler name every union member that a `switch` forgot. Throws if one slips through at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
