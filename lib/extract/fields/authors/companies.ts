import type { ListCandidate } from '@/lib/record/schema/candidate';

// The legal form at the end of the name of a company or an association, in English, German, French, Spanish, Italian, Dutch and Polish.
const LEGAL_FORM =
  /\s(?:gmbh|ltd\.?|inc\.?|llc|plc|corp\.?|e\. ?v\.?|s\.a\.(?:s\.)?|s\.r\.l\.?|s\.l\.|s\.p\.a\.?|b\.v\.|sp\. z o\. ?o\.)$/i;
const MIXED_CASE_FORM = /(?:^|\s)(?:Co\. KG|KGaA|eG|eV|SARL|SAS|SpA)$/;
// After one word with small letters, two capitals are initials: "Miller SA".
const TWO_CAPITALS = /(?:\S\s+\S+|^\p{Lu}{3,})\s(?:AG|KG|SE|SA|SL|BV)$/u;

// Origins that belong to one work: what the page shows, and the metadata that repositories and publishers of papers write.
const RELIABLE_ORIGIN = /^(?:page text|microdata|rel=author|citation_|bepress_citation_|eprints)/i;

const isCompany = (name: string): boolean =>
  LEGAL_FORM.test(name) || MIXED_CASE_FORM.test(name) || TWO_CAPITALS.test(name);

/**
 * Separates the companies from the authors. Templates name the operator of a site, or the agency that built it, as the author of every
 * page, so a company in the metadata is only a suggestion. The other names of the list stay authors, except single words, which are parts
 * of the name of the company.
 */
export function separateCompanies(candidates: readonly ListCandidate[]): {
  authors: ListCandidate[];
  companies: ListCandidate[];
} {
  const withCompany = candidates.filter(
    ({ value, from }) => !RELIABLE_ORIGIN.test(from) && value.some(isCompany),
  );
  const authors = candidates.flatMap((candidate) => {
    if (!withCompany.includes(candidate)) return [candidate];
    const others = candidate.value.filter((name) => !isCompany(name) && name.includes(' '));
    return others.length > 0 ? [{ ...candidate, value: others }] : [];
  });
  return { authors, companies: withCompany };
}
