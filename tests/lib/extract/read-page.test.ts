// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Extraction } from '@/lib/record/schema/extraction';
import { readPage } from '@/tests/support/read-at-once';

type FixtureData = {
  url: string;
  httpStatus?: number;
  contentType?: string;
  /** The language that the browser detects in the text. If it is absent, the browser detects none. */
  detectedLanguage?: string;
  expect: Record<string, unknown>;
};

const FIXTURE_FOLDER = join(import.meta.dirname, '../../fixtures/pages/meta');
const FIXTURE_NAMES = readdirSync(FIXTURE_FOLDER)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace('.html', ''));

function readFixture(name: string): { extraction: Extraction; expected: Record<string, unknown> } {
  const html = readFileSync(join(FIXTURE_FOLDER, `${name}.html`), 'utf8');
  const fixture: FixtureData = JSON.parse(readFileSync(join(FIXTURE_FOLDER, `${name}.json`), 'utf8'));
  const page = new DOMParser().parseFromString(html, 'text/html');
  const extraction = readPage(page, {
    url: fixture.url,
    now: new Date('2026-11-23T12:00:00Z'),
    detectedLanguage: fixture.detectedLanguage ?? null,
    httpStatus: fixture.httpStatus ?? 200,
    contentType: fixture.contentType ?? 'text/html',
  });
  return { extraction, expected: fixture.expect };
}

/** Returns the best candidate of every field, under the names that `expect` of the fixtures uses. */
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
  it.each(FIXTURE_NAMES)('finds the expected values of %s', (name) => {
    const { extraction, expected } = readFixture(name);

    expect(Object.keys(expected).length).toBeGreaterThan(0);
    expect(getBestValues(extraction)).toMatchObject(expected);
  });

  it.each(FIXTURE_NAMES)('returns a valid extraction for %s', (name) => {
    expect(Extraction.safeParse(readFixture(name).extraction).error).toBeUndefined();
  });
});
