import type { CslName } from '../csl/csl-item';
import { formatFamily } from '../csl/format-name';

/** The rules of a style for a list of names. */
export type NameRules = {
  /** Formats one name. `index` is its position. Some styles write only the first name as "Family, Given". */
  formatOne: (name: CslName, index: number) => string;
  separator: string;
  /** The separator before the last name: `beforeLastOfTwo` for two names, `beforeLast` for more names. */
  beforeLastOfTwo: string;
  beforeLast: string;
  /**
   * If there are more names than `maximum`, the first `shownCount` names are written, followed by `etAl`, and with `isLastShown` by the
   * last name.
   */
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

/** Abbreviates given names: "Jean-Luc M." becomes "J.-L. M.", or "JL M" with an empty `period`. `space` separates the names. */
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

/** Creates a function that formats a name as "Family, Given". `formatGiven` can abbreviate the given name. */
export const createInvertedFormatter =
  (formatGiven: (given: string) => string, separator = ', ') =>
  (name: CslName): string =>
    name.literal ??
    [[formatFamily(name), name.given && formatGiven(name.given)].filter(Boolean).join(separator), name.suffix]
      .filter(Boolean)
      .join(separator === ' ' ? ' ' : ', ');

/** Formats a name as "Given Family". */
export const formatDirectName = (name: CslName): string =>
  name.literal ?? [name.given, formatFamily(name), name.suffix].filter(Boolean).join(' ');
