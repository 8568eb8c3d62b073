type Detection = { isReliable: boolean; languages: { language: string; percentage: number }[] };
type ApiWithI18n = { i18n: { detectLanguage: (text: string) => Promise<Detection> } };

// The first detection in Firefox is slow, because it starts a worker. A longer wait would visibly delay the capture.
const TIME_LIMIT_MS = 400;
// The main language of a text has more than this percentage of it.
const MIN_PERCENTAGE = 50;

/**
 * Detects the main language of a text with the API of the browser. Returns a BCP 47 tag, or null if the result is unreliable or takes
 * longer than 400 ms. Content scripts can also call it
 * (https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Content_scripts).
 */
export async function detectLanguage(text: string): Promise<string | null> {
  if (text === '') return null;
  // `wxt/browser` is not imported, because it would add 10 kB to a script that runs in the page. `browser` and `chrome` both return
  // promises. The DOM types do not declare these globals.
  const { browser, chrome } = globalThis as { browser?: ApiWithI18n; chrome?: ApiWithI18n };
  const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), TIME_LIMIT_MS));
  try {
    const result = await Promise.race([(browser ?? chrome)?.i18n.detectLanguage(text), timeout]);
    const [mainLanguage] = result?.isReliable ? result.languages : [];
    return mainLanguage && mainLanguage.percentage > MIN_PERCENTAGE ? mainLanguage.language : null;
  } catch {
    return null;
  }
}
