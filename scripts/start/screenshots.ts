import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startArticleServer } from '../../tests/support/article-server.ts';
import { launchChromium, type TestBrowser } from '../../tests/support/chromium.ts';
import { capture, type Note, settled, widePicture, write } from './capture-job.ts';
import { step } from './step.ts';

const IMAGES = join(import.meta.dirname, '../../docs/images');

// What stands in the library; the last one is the record and the form of the pictures.
const SHELF: { url: string; note: Note }[] = [
  {
    url: 'http://harbour-light.example/story/silt',
    note: {
      summary: 'How silt dampens a sensor.',
      keyPoints: ['Silt lowers readings.'],
      importance: 30,
      tags: ['sensors'],
    },
  },
  {
    url: 'http://pier-letters.example/story/storms',
    note: {
      summary: 'Letters on the great storm.',
      keyPoints: ['Hand readings went on.'],
      importance: 22,
      rating: { level: '2', reason: 'Letters, unchecked.' },
    },
  },
  {
    url: 'http://ocean-journal.example/overlap-study.html',
    note: {
      summary: 'Seven of eleven ports show a step where the instrument was changed without an overlap.',
      keyPoints: ['No step remains where old and new instrument ran side by side for a year.'],
      importance: 78,
      tags: ['tides', 'methods'],
      rating: { level: '4', reason: 'Peer reviewed, data open.' },
    },
  },
  {
    url: 'http://harbour-light.example/tide-gauge.html',
    note: {
      summary:
        'A small port read its tide by hand and by sensor for six years. The sensor agreed on average and failed on the stormy days that matter.',
      keyPoints: [
        'Over 4,382 pairs of readings the two gauges differed by four millimetres on average.',
        'After easterly gales silt made the sensor read up to eleven centimetres low for about a week.',
      ],
      importance: 42,
      contextNote: 'Shows in plain numbers why a long series needs an overlap when its instrument changes.',
      tags: ['tides', 'sensors'],
    },
  },
];

/** Takes form, library and record in light and dark, into docs/images. Gives the exit code. */
export async function main(args: string[]): Promise<number> {
  const folder = args[0] ?? IMAGES;
  mkdirSync(folder, { recursive: true });
  const server = await startArticleServer();
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const browser = await launchChromium({ articlePort: server.port, colorScheme });
      try {
        await pictures(browser, folder, colorScheme);
      } finally {
        await browser.close();
      }
    }
  } finally {
    await server.close();
  }
  return 0;
}

async function pictures(browser: TestBrowser, folder: string, scheme: string): Promise<void> {
  for (const [at, { url, note }] of SHELF.entries()) {
    const { page, form } = await capture(browser, url);
    await write(form, note);
    if (at === SHELF.length - 1) {
      await form.field('Summary').focus();
      await form.page.locator('#form-middle').evaluate((middle) => middle.scrollTo(0, 0));
      await settled(form.page);
      await form.page.screenshot({ path: join(folder, `form-${scheme}.png`) });
    }
    await form.save();
    await page.close();
  }
  const library = await browser.openOwn('options.html#/sources');
  const last = library.getByRole('link', { name: 'The town that kept two tide gauges', exact: true }).first();
  await last.waitFor();
  await library.keyboard.press('j');
  await widePicture(library, join(folder, `library-${scheme}.png`));
  const href = await last.getAttribute('href');
  const record = await browser.openOwn(`options.html${href?.slice(href.indexOf('#'))}`);
  await record.getByRole('heading', { level: 1 }).first().waitFor();
  await widePicture(record, join(folder, `source-${scheme}.png`));
  step(`form, library and record in ${scheme} are in ${folder}`);
}
