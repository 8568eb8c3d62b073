import { z } from 'zod';

// The content of the JSON schema of CSL-JSON, version 1.0.2 (https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json):
// which keys and types an item can have. Other keys are not valid.

const TYPES = `article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map
motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog
regulation report review review-book software song speech standard thesis treaty webpage`;

const NAMES = `author chair collection-editor compiler composer container-author contributor curator director editor
editorial-director executive-producer guest host interviewer illustrator narrator organizer original-author performer producer
recipient reviewed-author script-writer series-creator translator`;

const DATES = 'accessed available-date event-date issued original-date submitted';

const NUMBERS = `chapter-number citation-number collection-number edition first-reference-note-number issue locator number
number-of-pages number-of-volumes page page-first part printing supplement volume`;

const TEXTS = `citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection archive_location
archive-place authority call-number citation-label collection-title container-title container-title-short dimensions division DOI
event event-place event-title genre ISBN ISSN jurisdiction keyword medium note original-publisher original-publisher-place
original-title part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale section source status
title title-short URL version volume-title volume-title-short year-suffix`;

const splitWords = (words: string): string[] => words.split(/\s+/);
const createShape = <T extends z.ZodType>(names: string, value: T) =>
  Object.fromEntries(splitWords(names).map((name) => [name, value.optional()]));

const textOrNumber = z.union([z.string(), z.number()]);
const flag = z.union([z.string(), z.number(), z.boolean()]);

const Name = z.strictObject({
  ...createShape('family given dropping-particle non-dropping-particle suffix literal', z.string()),
  ...createShape('comma-suffix static-ordering parse-names', flag),
});

const DateValue = z.strictObject({
  'date-parts': z.array(z.array(textOrNumber).min(1).max(3)).min(1).max(2).optional(),
  season: textOrNumber.optional(),
  circa: flag.optional(),
  literal: z.string().optional(),
  raw: z.string().optional(),
  edtf: z.string().optional(),
});

/** The schema of a CSL-JSON file. */
export const CslData = z.array(
  z.strictObject({
    id: textOrNumber,
    type: z.enum(splitWords(TYPES)),
    categories: z.array(z.string()).optional(),
    custom: z.record(z.string(), z.unknown()).optional(),
    ...createShape(TEXTS, z.string()),
    ...createShape(NUMBERS, textOrNumber),
    ...createShape(NAMES, z.array(Name)),
    ...createShape(DATES, DateValue),
  }),
);
