import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ResolvedPublicFile } from 'wxt';

/** The icon sizes that browsers use, in CSS pixels. */
export const ICON_SIZES = [16, 32, 48, 96, 128];

/** Renders the icon in every size and adds the images to the files of the build. */
export async function makeIcons(files: ResolvedPublicFile[]): Promise<void> {
  const root = join(import.meta.dirname, '..');
  const folder = join(root, '.wxt', 'icons');
  mkdirSync(folder, { recursive: true });
  const svg = readFileSync(join(root, 'public', 'icon.svg'));
  for (const size of ICON_SIZES) {
    const absoluteSrc = join(folder, `${size}.png`);
    writeFileSync(
      absoluteSrc,
      await sharp(svg, { density: (72 * size) / 16 })
        .resize(size)
        .png()
        .toBuffer(),
    );
    files.push({ absoluteSrc, relativeDest: `icon/${size}.png` });
  }
}
