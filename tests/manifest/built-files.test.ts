import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ExportFile } from '@/lib/formats/export-file';
import { z } from '@/lib/record/schema/zod';
import { BUILDS } from '../support/chromium.ts';

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe.each(['chrome-mv3', 'firefox-mv3'])('build of %s', (build) => {
  const root = join(BUILDS, build);
  const fileNames = listFiles(root).map((file) => relative(root, file));

  it('built files include the injected scripts, in ASCII only', () => {
    const injectedNames = fileNames.filter((name) =>
      /(^|\/)(capture-(page|text)|scope-[a-z]+|detect-selection|read-selection|highlight-quotes|visited-page)\.js$/.test(
        name,
      ),
    );
    expect(injectedNames.map((name) => name.split('/').at(-1)).sort()).toEqual([
      'capture-page.js',
      'capture-text.js',
      'detect-selection.js',
      'highlight-quotes.js',
      'read-selection.js',
      'scope-comments.js',
      'scope-page.js',
      'scope-selection.js',
      'visited-page.js',
    ]);
    for (const name of injectedNames) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is that the file contains only ASCII
      expect(readFileSync(join(root, name), 'latin1').match(/[^\x00-\x7f]/), name).toBeNull();
    }
  });

  it('built files include the pages of the extension', () => {
    const pages = ['popup.html', 'options.html', 'sidepanel.html'];
    expect(pages.filter((page) => !existsSync(join(root, page)))).toEqual([]);
  });

  it('built files let the popup load every chunk of the form while its first script loads', () => {
    const html = readFileSync(join(root, 'popup.html'), 'utf8');
    const listLinks = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, file = '']) => file);
    const [firstScript = ''] = listLinks(/<script[^>]* src="\/([^"]+)"/g);
    const preloadedFiles = listLinks(/<link[^>]* rel="(?:modulepreload|preload)"[^>]* href="\/([^"]+)"/g);
    // Vite lists in an array what the `import()` calls of a script need.
    const [, list = ''] = /m\.f=(\[[^\]]*\])/.exec(readFileSync(join(root, firstScript), 'utf8')) ?? [];
    const neededFiles: string[] = JSON.parse(list);
    expect(neededFiles.length).toBeGreaterThan(2);
    expect(neededFiles.filter((file) => !preloadedFiles.includes(file))).toEqual([]);
  });

  // While a popup changes, the browser lays it out at several widths to find its size. A media query that begins to match would
  // recalculate the style of the whole form, once per width.
  it('built files have no media query about the width in the style sheets of the popup', () => {
    const html = readFileSync(join(root, 'popup.html'), 'utf8');
    const styleSheets = [...html.matchAll(/<link[^>]* href="\/([^"]+\.css)"/g)].map(([, file = '']) => file);
    expect(styleSheets).not.toEqual([]);
    const conditions = styleSheets.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/@media([^{]*)/g)].map(
        ([, condition = '']) => condition,
      ),
    );
    expect(conditions.filter((condition) => condition.includes('prefers-color-scheme'))).not.toEqual([]);
    expect(conditions.filter((condition) => condition.includes('width'))).toEqual([]);
  });

  it('built files contain no HTML page with a remote or inline script', () => {
    for (const name of fileNames.filter((name) => name.endsWith('.html'))) {
      const html = readFileSync(join(root, name), 'utf8');
      expect(html.match(/<script(?![^>]*\bsrc="\/)[^>]*>/g) ?? [], name).toEqual([]);
      expect(html.match(/(?:src|href)="(?:https?:)?\/\//g) ?? [], name).toEqual([]);
      expect(html.match(/\son\w+=/g) ?? [], name).toEqual([]);
    }
  });

  it('built files do not evaluate strings as code', () => {
    const filesWithEval = fileNames
      .filter((name) => name.endsWith('.js'))
      .filter((name) => /[^.\w](?:eval\(|new Function\()/.test(readFileSync(join(root, name), 'utf8')));
    expect(filesWithEval).toEqual([]);
  });

  it('built files include no source map', () => {
    expect(fileNames.filter((name) => name.endsWith('.map'))).toEqual([]);
  });

  it('built files include the JSON Schema of the export, generated from the Zod schemas', () => {
    const [name] = fileNames.filter((fileName) => /export.*schema.*\.json$/.test(fileName));
    const shippedSchema = JSON.parse(readFileSync(join(root, name ?? 'export.schema.json'), 'utf8'));
    const generatedSchema = z.toJSONSchema(ExportFile, { unrepresentable: 'any' }) as { properties: object };
    expect(Object.keys(shippedSchema.properties).sort()).toEqual(
      Object.keys(generatedSchema.properties).sort(),
    );
  });
});
