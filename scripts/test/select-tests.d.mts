interface SelectableSuite {
  name: string;
  needs?: string[];
  /** Whether a test file belongs to the suite. Absent if the suite does not run test files. */
  includes?: (file: string) => boolean;
}

type Selection =
  | { kind: 'selected'; suites: { name: string; files: string[] | null }[] }
  | { kind: 'no-match'; message: string };

export function selectTests(
  words: string[],
  available: { suites: SelectableSuite[]; files: string[] },
): Selection;
export function isUnitTest(file: string): boolean;
