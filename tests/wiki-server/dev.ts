import { createWikiServer } from './create-wiki-server';
import { buildArticleUrls, serveSampleSite } from './sample-site';
import { addSampleArticles, addSampleData } from './sample-wiki';
import { MODES } from './schemas';
import { serveOnLoopback } from './serve';

/** Runs `npm run wiki:dev -- [--mode base|base-with-faults|newer] [--port 8787]`, a wiki for trying the extension by hand. */
export async function main(args: string[]): Promise<void> {
  const getOption = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const token = getOption('--token') ?? 'dev-token';
  const requestedMode = getOption('--mode') ?? 'base';
  const mode = MODES.find((candidate) => candidate === requestedMode);
  if (!mode) throw new Error(`There is no mode ${requestedMode}. The modes are ${MODES.join(', ')}.`);
  const server = createWikiServer({ mode, token });
  const { baseUrl } = await serveOnLoopback(serveSampleSite(server), Number(getOption('--port') ?? 0));
  addSampleData(server.state);
  addSampleArticles(server.state, baseUrl);
  const [stubUrl, richUrl] = buildArticleUrls(baseUrl);
  console.log(
    `base URL  ${baseUrl}\ntoken     ${token}\nmode      ${server.state.mode}\n\nConnect it in the settings, then capture:\n  ${stubUrl}  (the wiki has only its title)\n  ${richUrl}  (the wiki has a summary too: write another one, then choose Compare)\n\nStop it with Ctrl+C.`,
  );
  await new Promise<never>(() => undefined);
}
