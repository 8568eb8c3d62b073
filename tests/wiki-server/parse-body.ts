import type { Context } from 'hono';
import type { z } from 'zod';
import type { Mode } from './schemas';

/** Returns the parsed body, or the error response of section 4 of the protocol. */
export async function parseBody<T>(
  context: Context,
  mode: Mode,
  schema: z.ZodType<T>,
): Promise<{ body: T } | { errorResponse: Response }> {
  const isJson = (context.req.header('Content-Type') ?? '').includes('application/json');
  if (mode === 'newer' && !isJson)
    return {
      errorResponse: respondInvalid(context, [{ code: 'invalid_type', path: [], message: 'Required' }]),
    };
  const text = await context.req.text();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (value === null)
    return {
      errorResponse:
        mode === 'newer'
          ? context.text('Malformed JSON in request body', 400)
          : context.json({ error: 'invalid_json', message: 'Request body must be valid JSON' }, 400),
    };
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { body: parsed.data }
    : { errorResponse: respondInvalid(context, parsed.error.issues) };
}

/** Returns a 400. Its `message` is a string that contains JSON, as on the real server. */
export const respondInvalid = (context: Context, issues: unknown[]): Response =>
  context.json({ error: 'validation_error', message: JSON.stringify(issues, null, 2) }, 400);

export const respondNotFound = (context: Context, resourceName: string): Response =>
  context.json({ error: 'not_found', message: `${resourceName} not found` }, 404);

/** Parses an integer of the query string. Returns null if it is not an integer between `min` and `max`. */
export function parseIntegerParameter(
  context: Context,
  name: string,
  defaultValue: number,
  min: number,
  max: number,
): number | null {
  const rawValue = context.req.query(name);
  if (rawValue === undefined) return defaultValue;
  const number = Number(rawValue);
  return Number.isInteger(number) && number >= min && number <= max ? number : null;
}
export const respondBadQuery = (context: Context, name: string): Response =>
  respondInvalid(context, [{ code: 'invalid_value', path: [name], message: `Invalid ${name}` }]);
