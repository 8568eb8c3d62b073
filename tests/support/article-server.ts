import { createReadStream, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { generatedArticle, hugeArticle, paperPage } from './generated-pages.ts';
import { HUGE_PAGES } from './huge-pages.ts';
import { onePagePdf } from './one-page-pdf.ts';

/** A web server on loopback with the sample articles and a few pages that are hard to read. */
export type ArticleServer = {
  port: number;
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** The same server under another host, hence another origin. */
  otherOrigin: string;
  /** Lets every page of `/slow` that is half sent go on to its end. */
  releaseSlowPages: () => void;
  close: () => Promise<void>;
};

/** The folder of the sample articles. */
export const ARTICLES = join(import.meta.dirname, '../fixtures/articles');

const TYPES: Record<string, string> = {
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

/** Starts the server on a free port. `folder` holds what is served under `/`. */
export async function startArticleServer(folder: string = ARTICLES): Promise<ArticleServer> {
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const made = folder === ARTICLES ? MADE[pathname.split('/')[1] ?? ''] : undefined;
    if (made) made(pathname, response, waiting);
    else sendFile(join(folder, normalize(decodeURIComponent(pathname))), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    releaseSlowPages: () => {
      for (const release of waiting) release();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Maker = (pathname: string, response: ServerResponse, waiting: Set<() => void>) => void;

// Pages that are made when they are asked for, by the first part of their path.
const MADE: Record<string, Maker> = {
  story: (pathname, response) => sendHtml(response, generatedArticle(pathname)),
  paper: (pathname, response) => sendHtml(response, paperPage(pathname)),
  huge: (pathname, response) =>
    sendHtml(response, (HUGE_PAGES[pathname.split('/')[2] ?? ''] ?? (() => hugeArticle(20_000_000)))()),
  empty: (_, response) => sendHtml(response, '<!doctype html><html><head></head><body></body></html>'),
  gone: (_, response) => {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      '<!doctype html><title>Not here</title><h1>Not here</h1><p>There is no page at this address.</p>',
    );
  },
  pdf: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' });
    response.end(onePagePdf('A paper of one page'));
  },
  slow: sendSlowly,
};

// The head and the first paragraphs arrive at once, the end only when the test lets it.
function sendSlowly(pathname: string, response: ServerResponse, waiting: Set<() => void>): void {
  const html = generatedArticle(pathname);
  const middle = html.indexOf('</p>', html.length / 2) + '</p>'.length;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.write(html.slice(0, middle));
  const release = () => {
    waiting.delete(release);
    response.end(html.slice(middle));
  };
  waiting.add(release);
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
    'content-type': TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
  });
  createReadStream(path).pipe(response);
}
