import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Copies an unpacked extension and adds the clock to its popup. Returns the folder of the copy. */
export function copyWithBenchClock(extensionFolder: string, name: string): string {
  const copyFolder = mkdtempSync(join(tmpdir(), `provenote-bench-${name}-`));
  cpSync(extensionFolder, copyFolder, { recursive: true });
  cpSync(join(import.meta.dirname, 'clock.js'), join(copyFolder, 'bench-clock.js'));
  const popupFile = join(copyFolder, 'popup.html');
  const html = readFileSync(popupFile, 'utf8');
  writeFileSync(popupFile, html.replace(/<head>/, '<head><script src="/bench-clock.js"></script>'));
  return copyFolder;
}
