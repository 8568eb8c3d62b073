/**
 * Returns whether two values have the same JSON. The order of keys counts, and an undefined field is equal to an absent one. To compare
 * values of a field of the registry, use `isSameValue`.
 */
export const hasSameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
