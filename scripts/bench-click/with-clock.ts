import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of an unpacked extension whose popup starts with the clock. Gives its folder. */
export function withClock(extension: string, name: string): string {
  const copy = mkdtempSync(join(tmpdir(), `provenote-bench-${name}-`));
  cpSync(extension, copy, { recursive: true });
  cpSync(join(import.meta.dirname, 'clock.js'), join(copy, 'bench-clock.js'));
  const popup = join(copy, 'popup.html');
  const html = readFileSync(popup, 'utf8');
  writeFileSync(popup, html.replace(/<head>/, '<head><script src="/bench-clock.js"></script>'));
  return copy;
}
