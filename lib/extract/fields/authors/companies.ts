import type { ListCandidate } from '@/lib/record/schema/candidate';
import { isLikelyPersonName } from './person-names';

// The legal form at the end of the name of a company or an association, in English, German, French, Spanish, Italian, Dutch and Polish.
const LEGAL_FORM =
  /\s(?:gmbh|ltd\.?|inc\.?|llc|plc|corp\.?|e\. ?v\.?|s\.a\.(?:s\.)?|s\.r\.l\.?|s\.l\.|s\.p\.a\.?|b\.v\.|sp\. z o\. ?o\.)$/i;
// In small letters, these can be the end of a name.
const LEGAL_FORM_IN_CAPITALS = /\s(?:AG|KG|KGaA|SE|eG|eV|SA|SAS|SARL|SL|SpA|BV)$/;

// Metadata that only repositories and publishers of papers write, for each work.
const SCHOLARLY_META = /^(?:citation_|bepress_citation_|eprints)/i;

const isCompany = (name: string): boolean => LEGAL_FORM.test(name) || LEGAL_FORM_IN_CAPITALS.test(name);

/**
 * Separates the companies from the authors. Templates name the operator of a site, or the agency that built it, as the author of every
 * page, so a company in the metadata is only a suggestion. A person beside it stays an author.
 */
export function separateCompanies(candidates: readonly ListCandidate[]): {
  authors: ListCandidate[];
  companies: ListCandidate[];
} {
  const withCompany = candidates.filter(
    ({ value, from }) => !SCHOLARLY_META.test(from) && value.some(isCompany),
  );
  const authors = candidates.flatMap((candidate) => {
    if (!withCompany.includes(candidate)) return [candidate];
    const people = candidate.value.filter((name) => !isCompany(name) && isLikelyPersonName(name));
    return people.length > 0 ? [{ ...candidate, value: people }] : [];
  });
  return { authors, companies: withCompany };
}
