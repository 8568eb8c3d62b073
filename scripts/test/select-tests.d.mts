interface SelectableSuite {
  name: string;
  needs?: string[];
  /** Which test files belong to the suite; absent where it is no suite of test files. */
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
