/** The result of an operation that can fail in expected ways: a value, or a problem with a `kind`. */
export type Result<T, Problem> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A success. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** An expected failure. */
export const err = <P>(problem: P): { ok: false; problem: P } => ({ ok: false, problem });
