import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { getContentType, getHttpStatus } from '@/lib/extract/page-response';
import { readPage } from '@/lib/extract/read-page';
import type { Extraction } from '@/lib/record/schema/extraction';

// Runs once in the page when the reader clicks; its return value is the result of `scripting.executeScript`.
// The popup waits for it, so it stays small and reads no text.
export default defineUnlistedScript((): Extraction | { error: string } => {
  try {
    return readPage(document, {
      url: location.href,
      now: new Date(),
      httpStatus: getHttpStatus(performance),
      contentType: getContentType(document),
    });
  } catch (error) {
    return { error: String(error) };
  }
});
