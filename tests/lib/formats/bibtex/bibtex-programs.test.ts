import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '@retorquere/bibtex-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { writeText } from '@/tests/support/write-export';

const TIMEOUT_MS = 120_000;
const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { timeout: TIMEOUT_MS }).status === 0;

let folder = '';
const run = (program: string, args: string[]) => {
  const { status, stdout } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', timeout: TIMEOUT_MS });
  return { status, lines: stdout.split('\n') };
};

/** Reads a file with a parser of another project, and returns its entries by key. */
function readEntries(text: string) {
  const { errors, entries } = parse(text, { sentenceCase: false, english: false });
  expect(errors).toEqual([]);
  return new Map(entries.map(({ key, fields }) => [key, fields]));
}

describe('the programs of TeX', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'provenote-tex-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  // The Debian package is texlive-binaries, with the style in texlive-base.
  it.skipIf(!isInstalled('bibtex'))(
    'bibtex formats 300 difficult references and only notes missing values (skipped where bibtex is not installed)',
    async () => {
      writeFileSync(join(folder, 'sources.bib'), await writeText('bibtex', HARD_REFERENCES));
      const commands = ['\\relax', '\\citation{*}', '\\bibstyle{plain}', '\\bibdata{sources}', ''];
      writeFileSync(join(folder, 'paper.aux'), commands.join('\n'));
      const { status, lines } = run('bibtex', ['paper']);
      expect(lines.filter((line) => /error|warning/i.test(line) && !isMissingValue(line))).toEqual([]);
      expect(status).toBe(0);
      const bibliography = readFileSync(join(folder, 'paper.bbl'), 'utf8');
      expect(bibliography.match(/\\bibitem/g)).toHaveLength(HARD_REFERENCES.length);
    },
    TIMEOUT_MS,
  );

  it.skipIf(!isInstalled('bibtex') || !isInstalled('pdflatex'))(
    'pdflatex prints 300 difficult references, and rejects only characters that its fonts lack (skipped where it is not installed)',
    async () => {
      writeFileSync(join(folder, 'sources.bib'), await writeText('bibtex', HARD_REFERENCES));
      writeFileSync(join(folder, 'paper.tex'), PAPER);
      run('pdflatex', ['-interaction=nonstopmode', 'paper']);
      run('bibtex', ['paper']);
      const { lines } = run('pdflatex', ['-interaction=nonstopmode', 'paper']);
      const messages = lines.filter((line) => line.startsWith('!'));
      expect(messages.filter((message) => !isCharacterWithoutGlyph(message))).toEqual([]);
      expect(lines.join('\n')).toMatch(/Output written on paper\.pdf \(\d\d pages/);
    },
    TIMEOUT_MS,
  );

  it.skipIf(!isInstalled('biber'))(
    'biber writes 300 difficult references again with the same titles and people (skipped where biber is not installed)',
    async () => {
      const text = await writeText('biblatex', HARD_REFERENCES);
      writeFileSync(join(folder, 'sources.bib'), text);
      const { status, lines } = run('biber', ['--tool', '--output-file', 'again.bib', 'sources.bib']);
      expect(lines.filter((line) => /^(?:ERROR|WARN)/.test(line))).toEqual([]);
      expect(status).toBe(0);
      const written = readEntries(text);
      const again = readEntries(escapeTexts(readFileSync(join(folder, 'again.bib'), 'utf8')));
      expect(again.size).toBe(HARD_REFERENCES.length);
      for (const [key, fields] of written) {
        const { title, author, url, doi } = again.get(key) ?? {};
        expect({ title, author, url, doi }).toEqual({
          title: fields.title,
          author: fields.author,
          url: fields.url,
          doi: fields.doi,
        });
      }
    },
    TIMEOUT_MS,
  );
});

const PAPER = String.raw`\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern,url}
\begin{document}
\nocite{*}
\bibliographystyle{plain}
\bibliography{sources}
\end{document}`;

// The fonts of pdflatex have neither the letters of other scripts and of Vietnamese, nor emoji.
function isCharacterWithoutGlyph(message: string): boolean {
  const [, hexCode = ''] = /^! LaTeX Error: Unicode character .* \(U\+([0-9A-F]+)\)/.exec(message) ?? [];
  const code = Number.parseInt(hexCode, 16);
  const isPunctuationOrScript = code >= 0x2000 && code <= 0x209f;
  return code >= 0x370 && !isPunctuationOrScript;
}

const ESCAPES: Record<string, string> = {
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/** Escapes characters that biber writes as they are, and that the parser reads as LaTeX prints them. */
const escapeTexts = (text: string): string =>
  text.replace(/^ *(?:title|author) .*$/gim, (line) =>
    line.replace(/[<>|]/g, (character) => ESCAPES[character] ?? character),
  );

/** Whether a message says that a reference lacks a value, such as the year, or counts these messages. */
const isMissingValue = (line: string): boolean =>
  /^Warning--(?:empty |there's a |can't use both |to sort, need )|^\(There (?:was|were) \d+ warnings?\)/.test(
    line,
  );
