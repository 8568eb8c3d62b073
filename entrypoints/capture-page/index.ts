import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createTimeBudget, runInSlices, yieldToPage } from '@/lib/base/steps';
import { detectLanguage } from '@/lib/browser/detect-language';
import { registerPageReading } from '@/lib/extract/capture-order';
import { getLanguageSample } from '@/lib/extract/fields/language';
import { getContentType, getHttpStatus } from '@/lib/extract/page-response';
import { readPageInSteps } from '@/lib/extract/read-page';
import type { Extraction } from '@/lib/record/schema/extraction';

// After this time, the script returns what it has read so far, with `cut` set to true.
const TIME_LIMIT_MS = 3000;

// Runs in the page when the reader clicks. `scripting.executeScript` awaits the promise and returns its
// value. The script is small and reads only a sample of the text, because the popup waits for its result.
// biome-ignore lint/nursery/noMisusedPromises: WXT returns the promise, although its type says that the script has no result
export default defineUnlistedScript(() => registerPageReading(capturePage()));

async function capturePage(): Promise<Extraction | { error: string }> {
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
    return await runInSlices(steps, { now, pause: yieldToPage });
  } catch (error) {
    return { error: String(error) };
  }
}
