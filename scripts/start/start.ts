import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type ArticleServer, startArticleServer } from '../../tests/support/article-server.ts';
import { CHROMIUM_BUILD, launchChromium } from '../../tests/support/chromium.ts';
import { logStep } from './log-step.ts';
import { runDemo } from './run-demo.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The URL of the sample article. Its host is resolved to the local server. */
const SAMPLE_URL = 'http://harbour-light.example/tide-gauge.html';

/**
 * Opens a browser on the article. Without a display or with `--headless`, runs the demonstration instead.
 * Returns the exit code.
 */
export async function main(args: string[]): Promise<number> {
  const { values: options } = parseArgs({
    args,
    options: { headless: { type: 'boolean' }, out: { type: 'string' }, page: { type: 'string' } },
  });
  const { server, url } = await prepareArticle(options.page ?? null);
  try {
    if (options.headless || !hasDisplay()) {
      const outputFolder = resolve(ROOT, options.out ?? '.output/demo');
      return await runDemo({ url, outputFolder, articlePort: getArticlePort(url, server) });
    }
    return await openForReader(url, getArticlePort(url, server));
  } finally {
    await server?.close();
  }
}

// A file is served on loopback together with the other files of its folder; `start.mjs` has checked that it
// exists. A URL is opened directly.
async function prepareArticle(
  pageArgument: string | null,
): Promise<{ server: ArticleServer | null; url: string }> {
  if (pageArgument === null) return { server: await startArticleServer(), url: SAMPLE_URL };
  if (/^https?:\/\//i.test(pageArgument)) return { server: null, url: pageArgument };
  const path = resolve(process.env.INIT_CWD ?? '.', pageArgument);
  const server = await startArticleServer(dirname(path));
  return { server, url: `${server.origin}/${basename(pathToFileURL(path).pathname)}` };
}

// The host resolver rule is only used for the sample article. Other URLs use the network as usual.
const getArticlePort = (url: string, server: ArticleServer | null): number | undefined =>
  url === SAMPLE_URL ? server?.port : undefined;

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

async function openForReader(url: string, articlePort: number | undefined): Promise<number> {
  const browser = await launchChromium({
    headless: false,
    sandbox: process.getuid?.() !== 0,
    profile: join(ROOT, '.output', 'profile'),
    ...(articlePort === undefined ? {} : { articlePort }),
  }).catch((error: unknown) => {
    logStep(String(error instanceof Error ? error.message : error));
    return null;
  });
  if (!browser) {
    logStep(
      `By hand: open chrome://extensions, switch on "Developer mode", press "Load unpacked", choose ${CHROMIUM_BUILD}`,
    );
    return 1;
  }
  const articlePage = await browser.open(url);
  await articlePage.bringToFront();
  logStep(`The article is open: ${url}`);
  logStep(
    'Press Alt+Shift+N, or choose Provenote under the puzzle piece of the toolbar. Close the browser to end.',
  );
  await new Promise((onClosed) => browser.context.on('close', onClosed));
  return 0;
}
