import type { Context } from 'hono';
import type { z } from 'zod';
import type { Mode } from './schemas';

/** The parsed body, or the answer that says what is wrong with it (section 4). */
export async function bodyOf<T>(
  c: Context,
  mode: Mode,
  schema: z.ZodType<T>,
): Promise<{ body: T } | { answer: Response }> {
  const typed = (c.req.header('Content-Type') ?? '').includes('application/json');
  if (mode === 'newer' && !typed)
    return { answer: invalid(c, [{ code: 'invalid_type', path: [], message: 'Required' }]) };
  const text = await c.req.text();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (value === null)
    return {
      answer:
        mode === 'newer'
          ? c.text('Malformed JSON in request body', 400)
          : c.json({ error: 'invalid_json', message: 'Request body must be valid JSON' }, 400),
    };
  const read = schema.safeParse(value);
  return read.success ? { body: read.data } : { answer: invalid(c, read.error.issues) };
}

/** A 400 whose message is a string that holds JSON. */
export const invalid = (c: Context, issues: unknown[]): Response =>
  c.json({ error: 'validation_error', message: JSON.stringify(issues, null, 2) }, 400);

export const notFound = (c: Context, what: string): Response =>
  c.json({ error: 'not_found', message: `${what} not found` }, 404);

/** A whole number of the query between `min` and `max`; null where it is not one. */
export function numberOf(
  c: Context,
  name: string,
  byDefault: number,
  min: number,
  max: number,
): number | null {
  const given = c.req.query(name);
  if (given === undefined) return byDefault;
  const number = Number(given);
  return Number.isInteger(number) && number >= min && number <= max ? number : null;
}
export const badQuery = (c: Context, name: string): Response =>
  invalid(c, [{ code: 'invalid_value', path: [name], message: `Invalid ${name}` }]);
