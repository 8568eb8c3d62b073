import type { Plugin, Rollup } from 'vite';

/**
 * Creates a Vite plugin that preloads chunks: the browser loads the chunks that the first script of a page imports with
 * `import()` together with that script. Vite itself preloads only static imports. `page` is the path of the HTML file, such as
 * `popup/index.html`.
 */
export function createPreloadPlugin(page: string): Plugin {
  return {
    name: 'preload',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle, chunk, filename }) {
        if (!bundle || !chunk || !filename.endsWith(page)) return [];
        const staticFiles = collectStaticImports(bundle, [chunk.fileName]);
        const files = [...collectStaticImports(bundle, chunk.dynamicImports)].filter(
          (file) => !staticFiles.has(file),
        );
        const styleSheets = new Set(files.flatMap((file) => listStyleSheets(bundle[file])));
        return [
          ...files.map((file) => createLink({ rel: 'modulepreload', href: `/${file}` })),
          // A link to the style sheet itself would block the first script.
          ...[...styleSheets].map((file) => createLink({ rel: 'preload', as: 'style', href: `/${file}` })),
        ];
      },
    },
  };
}

// The attribute `crossorigin` must be the same as in the request of the page, or the file is loaded twice.
const createLink = (attributes: Record<string, string>) => ({
  tag: 'link',
  attrs: { crossorigin: true, ...attributes },
  injectTo: 'head' as const,
});

/** Returns the files and everything that they import statically. */
function collectStaticImports(bundle: Rollup.OutputBundle, files: string[]): Set<string> {
  const visitedFiles = new Set<string>();
  const queue = [...files];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (visitedFiles.has(file)) continue;
    visitedFiles.add(file);
    const output = bundle[file];
    if (output?.type === 'chunk') queue.push(...output.imports);
  }
  return visitedFiles;
}

const listStyleSheets = (output: Rollup.OutputBundle[string] | undefined): string[] =>
  output?.type === 'chunk' ? [...(output.viteMetadata?.importedCss ?? [])] : [];
