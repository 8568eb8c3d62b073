// `npm run bench:transfer -- --sources 10000 --json FILE`. Uses a Vite server, because the writers of formats are imported
// dynamically, which `run-ts.mjs` does not support.
import { resolve } from 'node:path';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');
const server = await createServer({
  configFile: false,
  root,
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  resolve: { alias: { '@': root } },
});
const { main } = await server.ssrLoadModule('/scripts/bench-transfer/main.ts');
await main(process.argv.slice(2));
await server.close();
