import { fillWithSamples } from './sample-wiki';
import type { Mode } from './schemas';
import { serveOnLoopback } from './serve';
import { createWikiServer } from './server';

/** `npm run wiki:dev -- [--mode base|base-as-committed|newer] [--port 8787]`: a wiki to try by hand. */
export async function main(args: string[]): Promise<void> {
  const after = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const token = after('--token') ?? 'dev-token';
  const server = createWikiServer({ mode: (after('--mode') ?? 'base') as Mode, token });
  fillWithSamples(server.state);
  const { baseUrl } = await serveOnLoopback(server.fetch, Number(after('--port') ?? 0));
  console.log(
    `base URL  ${baseUrl}\ntoken     ${token}\nmode      ${server.state.mode}\nEnd it with Ctrl+C.`,
  );
  await new Promise<never>(() => undefined);
}
