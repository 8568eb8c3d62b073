// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Extraction } from '@/lib/record/schema/extraction';
import { readPage } from '@/tests/support/read-at-once';

type Expectation = {
  url: string;
  httpStatus?: number;
  contentType?: string;
  /** What the browser would detect; absent: nothing. */
  detectedLanguage?: string;
  expect: Record<string, unknown>;
};

const FOLDER = join(import.meta.dirname, '../../fixtures/pages/meta');
const FIXTURES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace('.html', ''));

function readFixture(name: string): { extraction: Extraction; expected: Record<string, unknown> } {
  const html = readFileSync(join(FOLDER, `${name}.html`), 'utf8');
  const given: Expectation = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
  const page = new DOMParser().parseFromString(html, 'text/html');
  const extraction = readPage(page, {
    url: given.url,
    now: new Date('2026-11-23T12:00:00Z'),
    detectedLanguage: given.detectedLanguage ?? null,
    httpStatus: given.httpStatus ?? 200,
    contentType: given.contentType ?? 'text/html',
  });
  return { extraction, expected: given.expect };
}

/** Returns the best candidate of every field, named as in the expectation files. */
function getBestValues(extraction: Extraction): Record<string, unknown> {
  const fields = { ...extraction, ...extraction.identifiers };
  const bestValues: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const isField = Array.isArray(value) && name !== 'facts';
    bestValues[name] = isField ? ((value[0] as { value?: unknown })?.value ?? null) : value;
    if (isField) bestValues[`${name}From`] = (value[0] as { from?: unknown })?.from ?? null;
  }
  bestValues.facts = Object.fromEntries(extraction.facts.map(({ label, value }) => [label, value]));
  return bestValues;
}

describe('readPage on the fixture pages', () => {
  it.each(FIXTURES)('finds the expected values of %s', (name) => {
    const { extraction, expected } = readFixture(name);

    expect(Object.keys(expected).length).toBeGreaterThan(0);
    expect(getBestValues(extraction)).toMatchObject(expected);
  });

  it.each(FIXTURES)('returns a valid extraction for %s', (name) => {
    expect(Extraction.safeParse(readFixture(name).extraction).error).toBeUndefined();
  });
});
