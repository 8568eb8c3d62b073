// `node scripts/run-ts.mjs FILE [ARGUMENTS]`: runs the function `main` of a TypeScript module with the path
// aliases of the project.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [file, ...args] = process.argv.slice(2);
const root = resolve(import.meta.dirname, '..');
const { module } = await runnerImport(resolve(root, file), {
  configFile: false,
  root,
  logLevel: 'error',
  resolve: { alias: { '@': root } },
});
process.exitCode = (await module.main(args)) ?? 0;
process.exit();
