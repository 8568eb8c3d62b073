import { createReadStream, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { ATTACK_PAGES } from './attack-pages.ts';
import { generateArticle, generateHugeArticle, generatePaper } from './generate-pages.ts';
import { HUGE_PAGES } from './huge-pages.ts';

/** A response in place of a page: an HTML page, a redirect to the URL `location`, or a connection that ends without a response. */
export type Replacement = { status: number; html: string } | { location: string } | 'no-response';

/** A web server on loopback with the sample articles and generated pages. */
export type ArticleServer = {
  port: number;
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** Another origin of the same server, with another host. */
  otherOrigin: string;
  /** Sends the second half of every page under `/slow` that was requested. */
  releaseSlowPages: () => void;
  /** Responds to a path with status 410 from now on. */
  removePage: (pathname: string) => void;
  /** Sends another response for a path from now on. */
  replacePage: (pathname: string, replacement: Replacement) => void;
  close: () => Promise<void>;
};

/** The folder of the sample articles. */
export const ARTICLES_FOLDER = join(import.meta.dirname, '../fixtures/articles');

const CONTENT_TYPES: Record<string, string> = {
  '': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
};

/** Starts the server on a free port. It serves the files of `folder` under `/`. */
export async function startArticleServer(folder: string = ARTICLES_FOLDER): Promise<ArticleServer> {
  const pendingReleases = new Set<() => void>();
  const replacementByPath = new Map<string, Replacement>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const replacement = replacementByPath.get(pathname);
    if (replacement) return sendReplacement(replacement, response);
    const handler = folder === ARTICLES_FOLDER ? GENERATED_PAGES[pathname.split('/')[1] ?? ''] : undefined;
    if (handler) handler(pathname, response, pendingReleases);
    else sendFile(join(folder, normalize(decodeURIComponent(pathname))), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    releaseSlowPages: () => {
      for (const release of pendingReleases) release();
    },
    removePage: (pathname) => replacementByPath.set(pathname, { status: 410, html: REMOVED_PAGE }),
    replacePage: (pathname, replacement) => replacementByPath.set(pathname, replacement),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type PageHandler = (pathname: string, response: ServerResponse, pendingReleases: Set<() => void>) => void;

// The key is the first segment of the path.
const GENERATED_PAGES: Record<string, PageHandler> = {
  story: (pathname, response) => sendHtml(response, generateArticle(pathname)),
  paper: (pathname, response) => sendHtml(response, generatePaper(pathname)),
  attack: (pathname, response) =>
    sendHtml(response, ATTACK_PAGES[decodeURIComponent(pathname.split('/')[2] ?? '')]?.() ?? ''),
  huge: (pathname, response) =>
    sendHtml(
      response,
      (HUGE_PAGES[pathname.split('/')[2] ?? ''] ?? (() => generateHugeArticle(20_000_000)))(),
    ),
  empty: (_, response) => sendHtml(response, '<!doctype html><html><head></head><body></body></html>'),
  gone: (_, response) => {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      '<!doctype html><title>Not found</title><h1>Not found</h1><p>There is no page at this address.</p>',
    );
  },
  slow: sendSlowly,
};

// Sends the first half of a page at once, and the second half when the test calls `releaseSlowPages`.
function sendSlowly(pathname: string, response: ServerResponse, pendingReleases: Set<() => void>): void {
  const html = generateArticle(pathname);
  const splitIndex = html.indexOf('</p>', html.length / 2) + '</p>'.length;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.write(html.slice(0, splitIndex));
  const release = () => {
    pendingReleases.delete(release);
    response.end(html.slice(splitIndex));
  };
  pendingReleases.add(release);
}

const REMOVED_PAGE =
  '<!doctype html><title>Gone</title><h1>This page was removed</h1><p>Its author removed it.</p>';

function sendReplacement(replacement: Replacement, response: ServerResponse): void {
  if (replacement === 'no-response') response.destroy();
  else if ('location' in replacement) {
    response.writeHead(302, { location: replacement.location });
    response.end();
  } else {
    // Browsers may store a page with status 410, and show it again after the test replaced it.
    response.writeHead(replacement.status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(replacement.html);
  }
}

function sendHtml(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(html);
}

function sendFile(path: string, response: ServerResponse): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('not found');
    return;
  }
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
  });
  createReadStream(path).pipe(response);
}
