import { describe, expect, it } from 'vitest';
import type { Form } from '../support/form.ts';
import { setUpChromium, waitForValue, waitUntilSettled } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
let paperCount = 0;

/** Creates the URLs of a paper and of a copy on another site. No other test uses the same paper. */
function createPaper() {
  paperCount += 1;
  const doi = `tides-${paperCount}`;
  const title = `Tide gauges and silt, volume ${paperCount}`;
  const copyTitle = `Volume ${paperCount} of tides and silt, a copy`;
  const buildUrl = (host: string, name: string, id = doi, canonical = '-') =>
    `${host}/paper/${id}/${encodeURIComponent(name)}/${encodeURIComponent(canonical)}`;
  const originalUrl = buildUrl(chromium.getServer().origin, title);
  const copyUrl = buildUrl(chromium.getServer().otherOrigin, copyTitle);
  return {
    doi: `10.5555/${doi}`,
    title,
    copyTitle,
    originalUrl,
    copyUrl,
    buildUrl,
  };
}

const getDuplicateNotice = (form: Form) => form.page.getByRole('region', { name: 'Possible duplicate' });

async function savePage(url: string, summary: string): Promise<void> {
  const { page, form } = await chromium.capture(url);
  await form.waitForText();
  await form.field('Summary').fill(summary);
  await form.save();
  await page.close();
}

const findSources = async (...urls: string[]) =>
  (await chromium.getStorage().readSources()).filter((source) => urls.includes(source.url));
const readTexts = async (stableId: string | undefined) =>
  (await chromium.getStorage().readRows('snapshots')).filter((row) => row.stableId === stableId);

describe('duplicate of a saved paper', () => {
  it('is suggested in the form with both titles and the evidence', async () => {
    const paper = createPaper();
    await savePage(paper.originalUrl, 'The original.');

    const { form } = await chromium.capture(paper.copyUrl);
    await getDuplicateNotice(form).waitFor();

    const noticeText = await getDuplicateNotice(form).textContent();
    expect(noticeText).toContain(paper.title);
    expect(noticeText).toContain(paper.copyTitle);
    expect(noticeText).toContain(`Same DOI: ${paper.doi}`);
    expect(await form.readValue('Title')).toBe(paper.copyTitle);
    expect(await form.field('Summary').evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('is merged into that source on request, which then has both URLs, both texts and both summaries', async () => {
    const paper = createPaper();
    await savePage(paper.originalUrl, 'The original.');
    const { form } = await chromium.capture(paper.copyUrl);
    await form.waitForText();
    await form.field('Summary').fill('The copy.');
    await form.button('Same publication').click();
    await form.button('Undo').waitFor();
    expect(await form.readValue('Title')).toBe(paper.title);
    expect(await findSources(paper.originalUrl, paper.copyUrl)).toMatchObject([
      { aliases: [`https://doi.org/${paper.doi}`] },
    ]);

    await form.save();

    const [recordPage, ...otherSources] = await findSources(paper.originalUrl, paper.copyUrl);
    expect(otherSources).toEqual([]);
    expect(recordPage).toMatchObject({
      url: paper.originalUrl,
      title: paper.title,
      summary: 'The original.\n\nThe copy.',
    });
    expect(recordPage?.aliases).toContain(paper.copyUrl);
    expect(await readTexts(recordPage?.stableId)).toHaveLength(2);
    const secondCapture = await chromium.capture(paper.copyUrl);
    expect(await secondCapture.form.readValue('Summary')).toBe('The original.\n\nThe copy.');
  });

  it('stays merged when the form closes, and is separate again after Undo', async () => {
    const paper = createPaper();
    await savePage(paper.originalUrl, 'The original.');
    const firstCapture = await chromium.capture(paper.copyUrl);
    await firstCapture.form.waitForText();
    await firstCapture.form.button('Same publication').click();
    await firstCapture.form.button('Undo').waitFor();
    await firstCapture.form.page.close();

    const form = await chromium.openForm(firstCapture.page);
    expect(await form.readValue('Summary')).toBe('The original.');
    await form.button('Undo').click();
    await getDuplicateNotice(form).waitFor();
    expect(await form.readValue('Title')).toBe(paper.copyTitle);
    expect(await form.readValue('Summary')).toBe('');
    await form.save();

    expect(await findSources(paper.originalUrl, paper.copyUrl)).toHaveLength(2);
  });

  it('is not suggested again after Not a duplicate', async () => {
    const paper = createPaper();
    await savePage(paper.originalUrl, 'The original.');
    const firstCapture = await chromium.capture(paper.copyUrl);
    await getDuplicateNotice(firstCapture.form).waitFor();
    await firstCapture.form.button('Not a duplicate').click();
    await getDuplicateNotice(firstCapture.form).waitFor({ state: 'detached' });
    await firstCapture.form.page.close();

    const form = await chromium.openForm(firstCapture.page);
    await form.waitForText();
    await waitUntilSettled(form.page);
    expect(await getDuplicateNotice(form).count()).toBe(0);
    await form.save();

    const records = await findSources(paper.originalUrl, paper.copyUrl);
    expect(records.map(({ url }) => url).sort()).toEqual([paper.originalUrl, paper.copyUrl].sort());
    const copySource = records.find(({ url }) => url === paper.copyUrl);
    const recordPage = await chromium.openRecord(copySource?.stableId);
    await recordPage.getByRole('heading', { level: 1, name: paper.copyTitle }).waitFor();
    await waitUntilSettled(recordPage);
    expect(await recordPage.getByRole('button', { name: 'Merge', exact: true }).count()).toBe(0);
  });
});

describe('canonical link to a saved source with another title', () => {
  it('is not suggested as a duplicate and not merged', async () => {
    const paper = createPaper();
    await savePage(paper.originalUrl, 'The original.');
    const pageWithCanonicalLink = paper.buildUrl(
      chromium.getServer().origin,
      `Quite something else ${paperCount}`,
      '-',
      paper.originalUrl,
    );

    const { form } = await chromium.capture(pageWithCanonicalLink);
    await form.waitForText();
    await waitUntilSettled(form.page);
    expect(await getDuplicateNotice(form).count()).toBe(0);
    await form.field('Summary').fill('Another page.');
    await form.save();

    const records = await findSources(paper.originalUrl, pageWithCanonicalLink);
    expect(records.map(({ summary }) => summary).sort()).toEqual(['Another page.', 'The original.']);
  });
});

describe('duplicates in the library', () => {
  it('two sources of one publication are merged in the library, and are separate again by Undo after a reload', async () => {
    const paper = createPaper();
    await savePage(paper.originalUrl, 'The original.');
    await savePage(paper.copyUrl, 'The copy.');
    const sourcesBefore = await findSources(paper.originalUrl, paper.copyUrl);
    const sourceOfOriginal = sourcesBefore.find(({ url }) => url === paper.originalUrl);

    const page = await chromium.openRecord(sourceOfOriginal?.stableId);
    const duplicateNotice = page.getByRole('region', { name: 'Possible duplicate' });
    await duplicateNotice.waitFor();
    expect(await duplicateNotice.textContent()).toContain(paper.copyTitle);
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    const undoButton = page
      .getByRole('region', { name: 'Same publication' })
      .getByRole('button', { name: 'Undo merge' });
    await undoButton.waitFor();

    const [mergedSource, ...otherSources] = await findSources(paper.originalUrl, paper.copyUrl);
    expect(otherSources).toEqual([]);
    expect(mergedSource).toMatchObject({ summary: 'The original.\n\nThe copy.' });
    expect(mergedSource?.aliases).toContain(paper.copyUrl);
    expect(await readTexts(sourceOfOriginal?.stableId)).toHaveLength(2);

    await page.reload();
    await undoButton.click();
    const sourcesAfter = await waitForValue(
      () => findSources(paper.originalUrl, paper.copyUrl),
      (records) => records.length === 2,
    );
    expect(sourcesAfter).toEqual(sourcesBefore);
    expect(await readTexts(sourceOfOriginal?.stableId)).toHaveLength(1);
    await duplicateNotice.waitFor();
  });
});
