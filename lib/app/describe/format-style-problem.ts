import { t } from '@/lib/browser/i18n/message';
import type { StyleProblem } from '@/lib/formats/csl-style/parse-style';

// The sentence names at most this many unsupported parts.
const MAX_SHOWN_PARTS = 3;

/** Returns the sentence that says why a style file cannot be added, and what the reader can do. */
export function formatStyleProblem(fileName: string, problem: StyleProblem): string {
  switch (problem.kind) {
    case 'not-a-style':
      return t('styleNotAStyle', fileName);
    case 'too-large':
      return t('styleTooLarge', fileName);
    case 'dependent':
      return t('styleDependent', fileName, problem.parent);
    case 'no-bibliography':
      return t('styleNoBibliography', fileName);
    case 'language':
      return t('styleLanguage', fileName, problem.language);
    case 'unsupported':
      return t('styleUnsupported', fileName, problem.parts.slice(0, MAX_SHOWN_PARTS).join(', '));
  }
}
