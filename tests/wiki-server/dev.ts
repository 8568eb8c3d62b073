import { articleAddresses, withSite } from './sample-site';
import { addSampleArticles, fillWithSamples } from './sample-wiki';
import { MODES } from './schemas';
import { serveOnLoopback } from './serve';
import { createWikiServer } from './server';

/** `npm run wiki:dev -- [--mode base|base-as-committed|newer] [--port 8787]`: a wiki to try by hand. */
export async function main(args: string[]): Promise<void> {
  const after = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const token = after('--token') ?? 'dev-token';
  const asked = after('--mode') ?? 'base';
  const mode = MODES.find((known) => known === asked);
  if (!mode) throw new Error(`There is no mode ${asked}; there are ${MODES.join(', ')}.`);
  const server = createWikiServer({ mode, token });
  const { baseUrl } = await serveOnLoopback(withSite(server), Number(after('--port') ?? 0));
  fillWithSamples(server.state);
  addSampleArticles(server.state, baseUrl);
  const [stub, rich] = articleAddresses(baseUrl);
  console.log(
    `base URL  ${baseUrl}\ntoken     ${token}\nmode      ${server.state.mode}\n\nConnect it in the settings, then capture:\n  ${stub}  (the wiki has its title alone)\n  ${rich}  (the wiki has words of its own: write a summary, then Compare)\n\nEnd it with Ctrl+C.`,
  );
  await new Promise<never>(() => undefined);
}
