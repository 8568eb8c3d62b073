import sharp from 'sharp';

/** Counts the pixels of a colour in the visible part of a page of Playwright or Puppeteer. */
export async function countPixels(
  page: { screenshot: () => Promise<Uint8Array> },
  color: [red: number, green: number, blue: number],
): Promise<number> {
  const { data, info } = await sharp(await page.screenshot())
    .raw()
    .toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let index = 0; index < data.length; index += info.channels)
    if (color.every((value, channel) => data[index + channel] === value)) count += 1;
  return count;
}
