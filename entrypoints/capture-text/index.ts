import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createTimeBudget, runInSlices, yieldToPage } from '@/lib/base/steps';
import { waitForPageReading } from '@/lib/extract/capture-order';
import { takeCaptureScope } from '@/lib/extract/capture-scope';
import { readArticleInSteps } from '@/lib/extract/read-article';
import { purify } from '@/lib/extract/text/purify';
import type { Article } from '@/lib/record/schema/extraction';

// After this time, the script returns what it has read so far, with `cut` set to true.
const TIME_LIMIT_MS = 3000;

// Runs in the isolated world of the page. `scripting.executeScript` awaits the promise and returns its value.
// biome-ignore lint/nursery/noMisusedPromises: WXT returns the promise, although its type says that the script has no result
export default defineUnlistedScript(async (): Promise<Article | { error: string }> => {
  const scope = takeCaptureScope();
  try {
    await waitForPageReading();
    const now = () => performance.now();
    const steps = readArticleInSteps(
      document,
      { scope, url: location.href, purify },
      createTimeBudget(now, TIME_LIMIT_MS),
    );
    return await runInSlices(steps, { now, pause: yieldToPage });
  } catch (error) {
    return { error: String(error) };
  }
});
