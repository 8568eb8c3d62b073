// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPage } from '@/lib/extract/read-page';
import { Extraction } from '@/lib/record/schema/extraction';

type Expectation = {
  url: string;
  httpStatus?: number;
  contentType?: string;
  expect: Record<string, unknown>;
};

const FOLDER = join(import.meta.dirname, '../../fixtures/pages/meta');
const FIXTURES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace('.html', ''));

function read(name: string): { got: Extraction; expected: Record<string, unknown> } {
  const html = readFileSync(join(FOLDER, `${name}.html`), 'utf8');
  const given: Expectation = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
  const page = new DOMParser().parseFromString(html, 'text/html');
  const got = readPage(page, {
    url: given.url,
    now: new Date('2026-11-23T12:00:00Z'),
    httpStatus: given.httpStatus ?? 200,
    contentType: given.contentType ?? 'text/html',
  });
  return { got, expected: given.expect };
}

/** The best candidate of every field, in the words of the expectation files. */
function inShort(got: Extraction): Record<string, unknown> {
  const fields = { ...got, ...got.identifiers };
  const short: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const isField = Array.isArray(value) && name !== 'facts';
    short[name] = isField ? ((value[0] as { value?: unknown })?.value ?? null) : value;
    if (isField) short[`${name}From`] = (value[0] as { from?: unknown })?.from ?? null;
  }
  short.facts = Object.fromEntries(got.facts.map(({ label, value }) => [label, value]));
  return short;
}

describe('reading a page', () => {
  it.each(FIXTURES)('finds the expected fields of %s', (name) => {
    const { got, expected } = read(name);

    expect(Object.keys(expected).length).toBeGreaterThan(0);
    expect(inShort(got)).toMatchObject(expected);
  });

  it.each(FIXTURES)('gives a valid extraction for %s', (name) => {
    expect(Extraction.safeParse(read(name).got).error).toBeUndefined();
  });
});
