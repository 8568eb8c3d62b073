import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { detectLanguage } from '@/lib/browser/detect-language';
import { getLanguageSample } from '@/lib/extract/fields/language';
import { getContentType, getHttpStatus } from '@/lib/extract/page-response';
import { readPageInSteps } from '@/lib/extract/read-page';
import { createTimeBudget, pauseForPage, runInSlices } from '@/lib/extract/steps';
import type { Extraction } from '@/lib/record/schema/extraction';

// A page that takes longer than this is returned as far as it was read, marked `cut`.
const TIME_LIMIT_MS = 3000;

// Runs once in the page when the reader clicks; its return value is the result of `scripting.executeScript`, which waits
// for a promise. The popup waits for it, so it stays small and reads no more text than a sample.
// biome-ignore lint/nursery/noMisusedPromises: WXT returns the promise, though its type names no result
export default defineUnlistedScript(async (): Promise<Extraction | { error: string }> => {
  try {
    const now = () => performance.now();
    const request = {
      url: location.href,
      now: new Date(),
      detectedLanguage: await detectLanguage(getLanguageSample(document)),
      httpStatus: getHttpStatus(performance),
      contentType: getContentType(document),
    };
    const steps = readPageInSteps(document, request, createTimeBudget(now, TIME_LIMIT_MS));
    return await runInSlices(steps, { now, pause: pauseForPage });
  } catch (error) {
    return { error: String(error) };
  }
});
