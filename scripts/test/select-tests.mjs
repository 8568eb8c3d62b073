const OTHER_FOLDERS = /^tests\/(manifest|e2e|firefox|stress|growth)\//;

/**
 * Decides what `npm test -- <words>` runs. A word that is the name of a suite selects the whole suite; any other word
 * selects the test files whose path contains it, in any suite and in any letter case. The builds that a selected suite
 * needs are added.
 *
 * @param {string[]} words
 * @param {{ suites: { name: string, needs?: string[], includes?: (file: string) => boolean }[], files: string[] }} available
 *   `files`: paths of all test files, relative to the repository, with forward slashes
 * @returns {{ kind: 'selected', suites: { name: string, files: string[] | null }[] } | { kind: 'no-match', message: string }}
 *   the suites to run in their given order; `files` is null where a suite runs as a whole
 */
export function selectTests(words, { suites, files }) {
  if (words.length === 0) {
    return { kind: 'selected', suites: suites.map(({ name }) => ({ name, files: null })) };
  }
  const filesBySuite = new Map();
  const unmatchedWords = words.filter((word) => !addMatches(filesBySuite, word, { suites, files }));
  if (unmatchedWords.length > 0)
    return { kind: 'no-match', message: describeNoMatch(unmatchedWords, suites) };
  for (const name of filesBySuite.keys()) addNeeds(filesBySuite, name, suites);
  return {
    kind: 'selected',
    suites: suites
      .filter(({ name }) => filesBySuite.has(name))
      .map(({ name }) => ({ name, files: filesBySuite.get(name) })),
  };
}

/** Whether a test file runs without a build and without a browser. */
export const isUnitTest = (file) => !OTHER_FOLDERS.test(file);

function addMatches(filesBySuite, word, { suites, files }) {
  if (suites.some(({ name }) => name === word)) {
    filesBySuite.set(word, null);
    return true;
  }
  const matchingFiles = files.filter((file) => file.toLowerCase().includes(word.toLowerCase()));
  for (const { name, includes } of suites) {
    const suiteFiles = includes ? matchingFiles.filter(includes) : [];
    const selectedFiles = filesBySuite.get(name);
    if (suiteFiles.length > 0 && selectedFiles !== null) {
      filesBySuite.set(name, [...new Set([...(selectedFiles ?? []), ...suiteFiles])]);
    }
  }
  return matchingFiles.length > 0;
}

function addNeeds(filesBySuite, name, suites) {
  for (const need of suites.find((suite) => suite.name === name)?.needs ?? []) {
    if (!filesBySuite.has(need)) filesBySuite.set(need, null);
    addNeeds(filesBySuite, need, suites);
  }
}

function describeNoMatch(words, suites) {
  const quotedWords = words.map((word) => `“${word}”`).join(', ');
  return `No suite and no test file matches ${quotedWords}. The suites are: ${suites.map(({ name }) => name).join(', ')}.`;
}
