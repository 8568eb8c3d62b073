import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildNoteName, createNameAssigner } from '@/lib/formats/notes/file-name';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { sourceArbitrary } from '@/tests/support/source-arbitraries';
import { writeBytes } from '@/tests/support/write-export';

const UNZIP = ['/usr/bin/unzip', '/bin/unzip'].find(existsSync);
const readNotes = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).map(([name, note]) => ({ name, text: new TextDecoder().decode(note) }));

const readFrontMatter = (text: string): Record<string, unknown> =>
  parse(text.split('\n---\n')[0]?.replace('---\n', '') ?? '');

describe('writeNotes', () => {
  it('writes one note with front matter per source', async () => {
    const notes = readNotes(await writeBytes('markdown', HARD_REFERENCES));
    expect(notes.length).toBe(300);
    const sourceById = new Map(HARD_REFERENCES.map((source) => [String(source.stableId), source]));
    for (const { text } of notes) {
      const properties = readFrontMatter(text);
      const source = sourceById.get(String(properties.stable_id));
      expect(properties.title).toBe(source?.title);
      expect(properties.url).toBe(source?.url);
      expect(properties.authors ?? []).toEqual(source?.authors);
    }
  });

  it.skipIf(!UNZIP)('writes a ZIP file that unzip accepts', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'provenote-notes-')), 'notes.zip');
    writeFileSync(file, await writeBytes('markdown', HARD_REFERENCES));
    expect(execFileSync(UNZIP ?? '', ['-t', file]).toString()).toContain('No errors detected');
  });

  it('writes YAML from which any text is read back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(sourceArbitrary, async (source) => {
        const [note] = readNotes(await writeBytes('markdown', [source]));
        const properties = readFrontMatter(note?.text ?? '');
        expect(properties.title).toBe(source.title);
        expect(properties.tags ?? []).toEqual(source.tags);
        expect(properties.site ?? null).toBe(source.siteName);
      }),
      { numRuns: 100 },
    );
  });
});

describe('buildNoteName', () => {
  it.each([
    ['C:\\temp\\new: "a/b"?', 'C temp new a b'],
    ['[Links] and #tags ^here', 'Links and tags here'],
    ['...hidden.', 'hidden'],
    ['con', 'con_'],
    [' ', 'Untitled'],
  ])('writes “%s” as “%s”', (title, name) => {
    expect(buildNoteName(title)).toBe(name);
  });

  it('fits into 255 bytes without splitting a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const name = buildNoteName(title);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(201);
        expect(name).not.toMatch(/[\\/:*?"<>|#^[\]]|\p{Cc}|^\.|[. ]$/u);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });

  it('is unique on file systems that ignore case', () => {
    const assignName = createNameAssigner();
    expect(
      ['Tides', 'TIDES', 'tides'].map((title, index) => assignName(title, `sid_00000000a${index}`)),
    ).toEqual(['Tides', 'TIDES (00a1)', 'tides (00a2)']);
  });
});
