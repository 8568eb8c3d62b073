import type { SubtypeEvidence } from '@/lib/extract/kind/subtype';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import type { Extraction } from '@/lib/record/schema/extraction';

/** What the type of a work is found from. `lines` are the short lines of the first page. */
export type TypeInputs = {
  lines: readonly string[];
  sideTexts: readonly string[];
  identifiers: Extraction['identifiers'];
  venues: readonly TextCandidate[];
  hasAbstract: boolean;
  hasAuthors: boolean;
};

const THESIS =
  /\b(?:thesis|dissertation)\b.{0,60}\b(?:submitted|degree|fulfil|requirements|university)|\b(?:master[’']?s?|bachelor|doctoral|ph\.?d\.?)[ -]?(?:thesis|dissertation)\b|^(?:a )?(?:thesis|dissertation)\b|\b(?:dissertation|masterarbeit|bachelorarbeit|diplomarbeit|habilitation)\b.{0,40}\b(?:zur|der|universität)/i;
const WORKING_PAPER =
  /\b(?:working|discussion|research|staff|occasional) papers?(?: series)?(?: (?:no|nr)\b|[ :]|$)|\bdiskussionspapier|\bpreprint\b/i;
const REPORT =
  /^(?:(?:final|interim|progress|annual|technical|research|evaluation|country|policy|status|summary|synthesis|statistical|special|inspection|audit)[ -]){0,3}(?:report|assessment report|white paper|policy brief|fact ?sheet|bulletin)(?:$|[ :]{1,2}(?:no|nr|number|\d|20\d\d|to |for |of |on )|,? (?:19|20)\d{2}$)|\breport (?:no|number|nr)\b|\btechnical report\b|\b(?:prepared|report) (?:for|to) the \p{Lu}|\b(?:abschlussbericht|jahresbericht|sachstandsbericht|rapport (?:annuel|final|technique)|informe (?:anual|final|técnico))\b/iu;

/**
 * Lists the evidence for the type of a work, the strongest first: the stamp of arXiv, a thesis, a journal, a report, a series of working
 * papers, identifiers, and an abstract below the names of authors.
 */
export function findSubtypeEvidence(inputs: TypeInputs): SubtypeEvidence[] {
  const { lines, sideTexts, identifiers, venues, hasAbstract, hasAuthors } = inputs;
  const hasLine = (pattern: RegExp) => lines.some((line) => line.length < 160 && pattern.test(line));
  const isStamped = [...sideTexts, ...lines].some((text) => /^arxiv:\s?[\w.-]+[/.]?\d/i.test(text));
  const list = (subtype: SubtypeEvidence['subtype'], from: string | undefined): SubtypeEvidence[] =>
    from === undefined ? [] : [{ subtype, from }];
  const { doi, arxiv, pmid, pmcid, ssrn, openreview, isbn } = identifiers;
  return [
    ...list('preprint', isStamped ? 'arXiv stamp' : undefined),
    ...list('research_paper', hasLine(THESIS) ? 'first page' : undefined),
    ...list('research_paper', venues[0]?.from),
    ...list('report', hasLine(REPORT) ? 'first page' : undefined),
    ...list('preprint', hasLine(WORKING_PAPER) ? 'first page' : undefined),
    ...list('research_paper', (doi[0] ?? pmid[0] ?? pmcid[0] ?? openreview[0])?.from),
    ...list('preprint', (arxiv[0] ?? ssrn[0])?.from),
    ...list('book', isbn[0]?.from),
    ...list('research_paper', hasAbstract && hasAuthors ? 'abstract' : undefined),
  ];
}
