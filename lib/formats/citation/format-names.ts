import type { CslName } from '../csl/csl-item';
import { formatFamily } from '../csl/format-name';

/** How a style writes a list of names. */
export type NameRules = {
  /** Formats one name. The index is 0 for the first name, which some styles invert. */
  formatOne: (name: CslName, index: number) => string;
  separator: string;
  /** The separators before the last name: of two names, and of more names. */
  beforeLastOfTwo: string;
  beforeLast: string;
  /** With more names than this, only the first `shownCount` names are written, then `etAl` and, with `isLastShown`, the last name. */
  maximum: number;
  shownCount: number;
  etAl: string;
  isLastShown?: boolean;
};

/** Formats the authors of a work. Returns an empty string for no authors. */
export function formatNames(names: readonly CslName[], rules: NameRules): string {
  const texts = names.map(rules.formatOne);
  if (texts.length > rules.maximum)
    return (
      texts.slice(0, rules.shownCount).join(rules.separator) +
      rules.etAl +
      (rules.isLastShown ? texts.at(-1) : '')
    );
  const [lastName = '', ...otherNames] = texts.toReversed();
  if (otherNames.length === 0) return lastName;
  const beforeLast = otherNames.length === 1 ? rules.beforeLastOfTwo : rules.beforeLast;
  return otherNames.toReversed().join(rules.separator) + beforeLast + lastName;
}

/** Abbreviates given names: "Jean-Luc M." becomes "J.-L. M.". `period` and `space` are empty in Vancouver style. */
export const formatInitials = (givenNames: string, period = '.', space = ' '): string =>
  givenNames
    .split(/\s+/)
    .filter(Boolean)
    .map((word) =>
      word
        .split('-')
        .map((namePart) => `${[...namePart][0] ?? ''}${period}`)
        .join(period === '' ? '' : '-'),
    )
    .join(space);

/** Creates a function that formats "Family, Given" with the whole given name or with its initials. */
export const createInvertedFormatter =
  (formatGiven: (given: string) => string, separator = ', ') =>
  (name: CslName): string =>
    name.literal ??
    [[formatFamily(name), name.given && formatGiven(name.given)].filter(Boolean).join(separator), name.suffix]
      .filter(Boolean)
      .join(separator === ' ' ? ' ' : ', ');

/** Formats "Given Family". */
export const formatDirectName = (name: CslName): string =>
  name.literal ?? [name.given, formatFamily(name), name.suffix].filter(Boolean).join(' ');
