/**
 * Returns whether two values have the same JSON. Objects with the same keys in another order are different. A key with the value
 * undefined is equal to an absent key. To compare values of a field of the registry, use `isSameValue`.
 */
export const hasSameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
