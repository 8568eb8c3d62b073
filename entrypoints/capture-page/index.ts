import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { detectLanguage } from '@/lib/browser/detect-language';
import { getLanguageSample } from '@/lib/extract/fields/language';
import { getContentType, getHttpStatus } from '@/lib/extract/page-response';
import { readPage } from '@/lib/extract/read-page';
import type { Extraction } from '@/lib/record/schema/extraction';

// Runs once in the page when the reader clicks; its return value is the result of `scripting.executeScript`, which waits
// for a promise. The popup waits for it, so it stays small and reads no more text than a sample.
// biome-ignore lint/nursery/noMisusedPromises: WXT returns the promise, though its type names no result
export default defineUnlistedScript(async (): Promise<Extraction | { error: string }> => {
  try {
    return readPage(document, {
      url: location.href,
      now: new Date(),
      detectedLanguage: await detectLanguage(getLanguageSample(document)),
      httpStatus: getHttpStatus(performance),
      contentType: getContentType(document),
    });
  } catch (error) {
    return { error: String(error) };
  }
});
