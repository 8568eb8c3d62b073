import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildNoteName, createNameAssigner } from '@/lib/formats/notes/file-name';
import { createNoteFormatter } from '@/lib/formats/notes/note-template';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { makeSource } from '@/tests/support/make-sources';
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

describe('templates of the reader', () => {
  const source = makeSource({
    title: 'Tides: *a* "study"',
    authors: ['Anna Berg', 'Ove Lind'],
    publishedDate: '2024-05-28',
    type: 'paper',
    tags: ['sea', 'tides'],
    summary: 'Says **much**.',
    importance: 70,
  });
  const write = async (name: string | null, body: string | null, sources = [source]) =>
    readNotes(await writeBytes('markdown', sources, null, { name, body }));

  it('templates write the default note if they are empty, with a heading for what the source has', async () => {
    const [note] = await write(null, null);
    expect(note).toEqual((await write(' ', null))[0]);
    expect(note?.name).toBe('Tides *a* study.md'.replaceAll('*', '').replace('  ', ' '));
    expect(note?.text).toMatch(
      /^---\ntitle: .*\n---\n\n# \[Tides: \\\*a\\\* "study"\]\(http.*\)\n\n## summary\n\nSays \*\*much\*\*\.\n$/s,
    );
  });

  it('templates name files and folders that every file system accepts', async () => {
    expect(
      (await write('{{type}}/{{year}} {{authors}}/../{{title}}: {{review}}', null)).map(({ name }) => name),
    ).toEqual(['paper/2024 Anna Berg, Ove Lind/Untitled/Tides a study.md']);
    const names = (await write('/{{year}}', 'x', [source, makeSource({ ...source })])).map(
      ({ name }) => name,
    );
    expect(names[0]).toBe('2024.md');
    expect(new Set(names).size).toBe(2);
  });

  it('templates write values as YAML in the front matter, and as escaped Markdown below', async () => {
    const body = `---
title: {{title}}
authors: {{authors}}
importance: {{importance}}
review: {{review}}
label: "{{year}}: {{title}}"
cite: {{authors}} ({{year}})
quoted: "{{title}}"
---
{{title}} ({{year}}) {{label.summary}}
{{#summary}}
{{summary}}
{{/summary}}
{{#review}}
nothing
{{/review}}
{{#tags}}{{tags}}{{/tags}} {{nothing}} {{#stance}}`;
    const [note] = await write(null, body);
    expect(readFrontMatter(note?.text ?? '')).toEqual({
      title: source.title,
      authors: source.authors,
      importance: 70,
      review: null,
      label: `2024: ${source.title}`,
      cite: 'Anna Berg, Ove Lind (2024)',
      quoted: source.title,
    });
    expect(note?.text.split('\n---\n')[1]).toBe(
      'Tides: \\*a\\* "study" (2024) summary\nSays **much**.\nsea, tides {{nothing}}\n',
    );
    expect(createNoteFormatter({ name: '{{x}}', body: `${body}{{/tags}}` }).problems).toEqual([
      { kind: 'unknown-field', name: 'x' },
      { kind: 'unknown-field', name: 'nothing' },
      { kind: 'unmatched-end', name: 'tags' },
      { kind: 'open-section', name: 'stance' },
    ]);
  });

  it('templates write readable front matter for any source', async () => {
    await fc.assert(
      fc.asyncProperty(sourceArbitrary, async (anySource) => {
        const body = '---\ntitle: {{title}}\nauthors: {{authors}}\nsite: {{siteName}}\n---\n{{summary}}';
        const [note] = await write('{{siteName}}/{{title}}', body, [anySource]);
        const properties = readFrontMatter(note?.text ?? '');
        expect(properties.title ?? '').toBe(anySource.title);
        expect(properties.authors ?? []).toEqual(anySource.authors);
        expect(properties.site ?? '').toBe(anySource.siteName ?? '');
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
      ['Tides', 'TIDES', 'tides'].map((title, index) => assignName([title], `sid_00000000a${index}`)),
    ).toEqual(['Tides', 'TIDES (00a1)', 'tides (00a2)']);
  });
});
