import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type JsonPart, scanJson } from '@/lib/formats/import/scan-json';

const { signal } = new AbortController();

/** A file whose stream has chunks of this size, so that parts, keys and escapes are split between chunks. */
function makeFile(text: string, chunkSize: number): Blob {
  const bytes = new TextEncoder().encode(text);
  const file = new Blob([bytes]);
  file.stream = () =>
    new ReadableStream({
      start(controller) {
        for (let start = 0; start < bytes.length; start += chunkSize)
          controller.enqueue(bytes.slice(start, start + chunkSize));
        controller.close();
      },
    });
  return file;
}

async function listParts(text: string, chunkSize = 7, onDamage = () => {}): Promise<JsonPart[]> {
  const parts: JsonPart[] = [];
  for await (const part of scanJson(makeFile(text, chunkSize), () => {}, signal, onDamage)) parts.push(part);
  return parts;
}

describe('scanJson', () => {
  it('reads values and list elements with their offsets, wherever the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { noNullPrototype: true }),
        fc.constantFrom(undefined, 2),
        fc.integer({ min: 1, max: 40 }),
        async (document, indentation, chunkSize) => {
          const wellFormed: Record<string, unknown> = JSON.parse(JSON.stringify(document).toWellFormed());
          const text = JSON.stringify(wellFormed, null, indentation);
          const bytes = new TextEncoder().encode(text);
          const expected = Object.entries(wellFormed).flatMap(([key, value]): unknown[] =>
            Array.isArray(value)
              ? value.map((element, index) => [key, index, element])
              : [[key, null, value]],
          );
          const onDamage = vi.fn();
          const parts = await listParts(text, chunkSize, onDamage);
          expect(onDamage).not.toHaveBeenCalled();
          expect(parts.map(({ key, index, text: part }) => [key, index, JSON.parse(part)])).toEqual(expected);
          for (const part of parts)
            expect(new TextDecoder().decode(bytes.subarray(part.start, part.end))).toBe(part.text);
        },
      ),
    );
  });

  it('returns all complete parts of a truncated file, then the incomplete one', async () => {
    const parts = await listParts('{"a": 1, "list": [{"b": "\\"]"}, {"c": "fo');
    expect(parts.map(({ key, index, text }) => [key, index, text])).toEqual([
      ['a', null, '1'],
      ['list', 0, '{"b": "\\"]"}'],
      ['list', 1, '{"c": "fo'],
    ]);
  });

  it('terminates for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ a1') }), async (text) => {
        expect((await listParts(text, 3)).every(({ start, end }) => start <= end)).toBe(true);
      }),
    );
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const file = makeFile('{"a": [1, 2, 3, 4, 5, 6]}', 4);
    const parts = scanJson(file, () => controller.abort(), controller.signal);
    const readAll = async () => {
      while (!(await parts.next()).done);
    };
    await expect(readAll()).rejects.toThrow('abort');
  });
});
