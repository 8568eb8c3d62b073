import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { findWrittenDate } from '@/lib/base/parse-date';
import { cleanText, normalizeForComparison } from '../clean-text';

/**
 * Returns the names in a byline or author field, in order. "By", roles, degrees, dates, email addresses and
 * handles are removed. Names are separated by `;`, `,`, `|`, `/`, `&`, bullets, or "and" in the supported
 * languages.
 */
export function parseNames(text: string): string[] {
  const line = cleanText(text, 2000);
  const cleanedLine = line
    .replace(BYLINE_PREFIX.test(line) ? BYLINE_PREFIX : FOREIGN_BYLINE_PREFIX, '')
    .replace(/ ?[<([]?(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+[>)\]]?/g, '')
    .replace(/https?:\/\/\S+|\bORCID\b(?: iD)?:?|\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b/g, '')
    .replace(COMMA_BEFORE_LEGAL_FORM, ' ')
    .replace(/ {2,}/g, ' ');
  const parts = removeProfessions(cleanedLine)
    .split(NAME_SEPARATOR)
    .map((part) => trimName(part ?? ''));
  const names = parts.filter((part) => part !== '' && !isNotName(part));
  return deduplicateNames(names);
}

/**
 * Removes repeated names, compared with `normalizeForComparison`. If a name occurs in several spellings, the
 * last spelling stays.
 */
export const deduplicateNames = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [normalizeForComparison(name) || name, name])).values(),
];

/**
 * Converts a name that begins with the family name: `Hinton, Geoffrey E.` becomes `Geoffrey E. Hinton`. Any
 * other text is only trimmed.
 */
export function formatNameInReadingOrder(name: string): string {
  const nameParts = name.split(',').map((part) => part.trim());
  const [familyName, givenName, suffix] = nameParts;
  if (!familyName || !givenName || nameParts.length > 3 || NAME_SUFFIX.test(givenName)) return name.trim();
  if (!suffix) return `${givenName} ${familyName}`;
  return NAME_SUFFIX.test(suffix) ? `${givenName} ${familyName}, ${suffix}` : name.trim();
}

/**
 * Returns whether a text looks like the name of a person: two to six capitalised words that may include
 * particles such as "van", or a name in Han or kana.
 */
export function isLikelyPersonName(text: string): boolean {
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}・\s]{2,12}$/u.test(text)) return true;
  const words = text.split(/\s+/);
  if (isLikelyOrganisationName(words)) return false;
  const capitalizedCount = words.filter((word) => /^[\p{Lu}][\p{L}'’.-]*$/u.test(word)).length;
  const particleCount = words.filter((word) =>
    /^(?:de|da|do|dos|du|di|del|della|der|den|van|von|zu|la|le|el|al|bin|ibn|ter|ten|y|e)$/.test(word),
  ).length;
  return (
    words.length >= 2 &&
    words.length <= 6 &&
    capitalizedCount >= 2 &&
    capitalizedCount + particleCount === words.length
  );
}

/**
 * Returns whether words are the name of an organisation, although their capitals look like those of a person:
 * "The Valley News", "Reuters Staff", "Ministry of Health".
 */
export function isLikelyOrganisationName(words: readonly string[]): boolean {
  return (
    /^(?:the|our|le|la|les|die|das|el|il)$/i.test(words[0] ?? '') ||
    words.some((word) => ORGANISATION_WORD.test(word)) ||
    ORGANISATION_LAST_WORD.test(words.at(-1) ?? '')
  );
}

const ORGANISATION_WORD =
  /^(?:university|universit[àäé]t?|universidad|institut[eo]?|ministry|department|committee|council|association|foundation|society|agency|bureau|office|centre|center|editors|redaktion|redacci[oó]n|r[ée]daction|redazione|newsroom|inc\.?|ltd\.?|llc|gmbh|verlag|magazine|newspaper|gazette|tribune|herald|chronicle|programme|project|network|laborator(?:y|ies)|hospital|college)$/i;
const ORGANISATION_LAST_WORD =
  /^(?:news|times|staff|team|desk|media|journal|blog|today|online|daily|weekly|press|group|union|wire|service|services|studio|studios|review|report|reports|show|podcast|radio|tv)$/i;

const BYLINE_PREFIX =
  /^\s*(?:(?:this )?(?:article |story |text |words |photos? |photography |review(?:ed)? |post(?:ed)? |written |published |created |submitted |researched |reported |authored |contributed |was )*(?:and )?by|authors?|contributors?|(?:text|words|story)(?=\s*[:：])|posted by|written by|interview(?:ed)? by|recommended by|(?:view |see |read )?(?:all |more )?(?:posts?|articles?|stories) (?:by|from)|about(?: the)? author|about(?= \p{Lu}\p{Ll}+ \p{Lu})|autor(?:[/*:_]in|en|in|es)?|auteurs?|texte|texto|testo|tekst|автор|текст|作者|文|著者|記者|记者)(?:\s*[:：]\s*|\s+)/iu;
/**
 * Matches "by" in other languages at the start of a byline, with or without a verb or noun before it:
 * "Eingestellt von", "Publié par".
 */
export const FOREIGN_BYLINE_PREFIX =
  /^\s*(?:(?:(?:zeige |alle )+|ein |blog[ -]?|gast)?(?:text|beitr[äa]ge?|artikel|eingestellt|geschrieben|verfasst|ver[öo]ffentlicht) von|(?:écrit|publié|rédigé) par|(?:escrito|publicado) por|(?:scritto|pubblicato) da|von|par|por|di|door|przez|автор|текст)(?:\s*[:：]\s*|\s+)(?=\p{L})/iu;
// The pattern matches single spaces because `cleanText` has collapsed white space.
const NAME_SEPARATOR =
  / ?(?:;|\||\/(?!\/)|&|·|•|\u2014|\u2013|、|，| (?:and|und|et|och|og|oraz|и|with|avec|mit) | [ye] (?<=\p{L} \p{L}+ [ye] )(?=\p{Lu}\p{Ll}+ \p{Lu})|, and |,) *| - +| (?:at|on|in) +(?=\p{L}* ?\d|\p{L}+day\b|\p{Ll})/iu;
// "My Health Toolkit, LLC" is one name.
const COMMA_BEFORE_LEGAL_FORM = /, ?(?=(?:llc|inc|ltd|gmbh|corp|plc)\b\.? *(?:$|[,;|&]))/gi;
const NAME_SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|m\.?d|esq)\.?$/i;
const ROLE =
  /\b(?:editor|reporter|writer|correspondent|contributor|columnist|journalist|critic|analyst|researcher|professor|lecturer|fellow|scientist|engineer|founder|co-?founder|ceo|cto|cfo|coo|cmo|chief|director|manager|president|officer|specialist|strategist|consultant|marketer|copywriter|author|photographer|producer|freelance|intern|associate|head of|lead|vp|senior|junior|redakteur|redaktion|rédaction|journaliste|redactor)\b/i;
// Words such as "senior" can be a surname (Jennifer Senior). After words such as "film" or "research" they
// are part of a role.
const ROLE_LIKE_SURNAME =
  /^(?!(?:film|movie|music|pop|rock|arts?|tv|television|theat(?:er|re)|dance|drama|opera|food|restaurant|wine|books?|literary|media|culture|cultural|architecture|design|fashion|games?|research|visiting|teaching|policy|staff|guest|chief|distinguished|senior|junior)\b)[\p{L}'’-]+ (?:\p{L}\.? )?(?:senior|junior|critic|fellow)$/iu;
const PROFESSION =
  /(?:^| )(?:attorney|lawyer|barrister|solicitor|counsel|counsell?or|physician|surgeon|dentist|dermatologist|pa?ediatrician|cardiologist|neurologist|psychiatrist|psychologist|therapist|physiotherapist|dietiti[ac]n|dietician|nutritionist|registered nurse|nurse practitioner|pharmacist|veterinarian|teacher|instructor|head coach|personal trainer|educator|librarian|curator|historian|economist|architect|designer|developer|programmer|administrator|coordinator|advis[eo]r|planner|accountant|realtor|broker|blogger|podcaster|presenter|spokesperson|technician|technologist|expert|team member|partner|staff|anwalt|[äa]rztin|arzt|korrespondent(?:in)?|reporter(?:in)?|autor(?:in)?|journalist(?:in)?|avocate?|m[ée]decin|abogad[oa]|m[ée]dic[oa]|periodista|avvocato|giornalista|advocaat|dziennikarz|журналист)$/iu;
const DEGREE =
  /^(?:ph\.?\s?d|m\.?d|mph|msc?|bsc?|m\.?a|b\.?a|mba|rn|rd|rdn|dvm|vmd|dacvb|dds|dmd|jd|cfa|cpa|cfp|esq|lcsw|lvt|vts|bvsc|facs|faap|frcs|do|pmp|ms|ed\.?d|psy\.?d|cscs|np|pa-c|pt|dpt)\.?$/i;

function trimName(part: string): string {
  const date = findWrittenDate(part, null);
  // "Ana Lind Stand: 12. Mai 2024"
  const name = date && date.index > 0 ? part.slice(0, date.index).replace(/ Stand:? *$/, '') : part;
  return removeAffiliationMarks(removeBracketsAtEnd(removePublication(name)))
    .replace(/^\d{4}(?=\p{Lu}\p{Ll})/u, '')
    .replace(/^(\S{2,30} .{2,40}) \1$/, '$1')
    .replace(/^(?:mr|mrs|ms)\.?\s+(?=\p{Lu})/iu, '')
    .replace(/^(?:by|and|und|et|via)\s+/i, '')
    .replace(/(?<!\s)\s+(?:on|at|in|am|le|el|il|em|op)$/, '')
    .replace(/(?<=\p{L})(?:[-–] ?| [-–]? ?)(?:19|20)\d{2}$/u, '')
    .replace(/^[\s@"'“”*:–—-]+/u, '')
    .replace(/(?<![\s"“”*:,–—-])[\s"“”*:,–—-]+$/u, '')
    .trim();
}

/**
 * Removes the affiliation numbers and marks of journals: "Ana Lind1,2", "Per Holm*†", "林海舟¹". A user name
 * such as "ana99" stays unchanged.
 */
function removeAffiliationMarks(part: string): string {
  const partWithoutMarks = part.replace(/(?<![*†‡§¶#✉✝⁎∗])[*†‡§¶#✉✝⁎∗]+$/u, '').trimEnd();
  const isFullName = /\p{L}\s+\p{L}/u.test(part) || /^[\p{Script=Han}]{2,4}(?![\p{Script=Han}])/u.test(part);
  return isFullName
    ? partWithoutMarks.replace(/(?<=\p{L}\.?)(?:[\d¹²³⁰-⁹ᵃ-ᵛ*†‡§¶#]{1,8})$/u, '').trimEnd()
    : partWithoutMarks;
}

/** Removes the profession and the employer after a name: "Ana Lind, Trial Attorney at Lind & Holm". */
const removeProfessions = (line: string): string =>
  line
    .split(',')
    .filter((part, index) => index === 0 || !PROFESSION.test(part.replace(/ (?:at|of|in|for|with) .*/i, '')))
    .join(',');

// Removes the publication after a name: "Ana Lind for The Valley News", "Per Holm of the Harbour Post".
function removePublication(part: string): string {
  const end = part.search(
    / (?:for|of|from|f[üu]r|pour|para|per|voor|dla) (?:(?:the|die|das|den|le|la|el|il) )?\p{Lu}/u,
  );
  return end > 0 && isLikelyPersonName(part.slice(0, end).trim()) ? part.slice(0, end) : part;
}

// Removes notes in brackets: "Ana Lind (she/her)", "Per Holm [Harbour Post]".
function removeBracketsAtEnd(part: string): string {
  const start = part.search(/[([]/);
  return start >= 0 && /[)\]]$/.test(part.trimEnd()) ? part.slice(0, start).trimEnd() : part;
}

function isNotName(part: string): boolean {
  if (part.length > MAX_NAME_LENGTH || part.split(' ').length > 7 || !/\p{L}/u.test(part)) return true;
  const isRole = ROLE.test(part) && !ROLE_LIKE_SURNAME.test(part);
  return (
    DEGREE.test(part) ||
    PICTURE_CREDIT.test(part) ||
    GENERIC_NAME.test(part) ||
    GERMAN_LINK.test(part) ||
    isRole ||
    DATE_OR_COUNT.test(part) ||
    SENTENCE_MARK.test(part)
  );
}

// "Text: Ana Lind | Photos: Per Holm"
const PICTURE_CREDIT =
  /^(?:fotos?|photos?|photograph(?:y|s|er|ie|ies)|fotograf(?:ie|ia|ía)|bilder?|im[aá]gen(?:es)?|images?|immagini|illustrations?|illustriert|grafik(?:en)?|graphics?|videos?|zdj[eę]cia|фото)(?: ?[:：]| (?:by|von|par|por|di|door)\b)/iu;
const MAX_NAME_LENGTH = 80;
const GENERIC_NAME = createLengthLimitedRegExp(
  MAX_NAME_LENGTH,
  /^(?:by|von|par|por|di|door|przez|(?:wp|web|wordpress|site)?[-_]?admin|administrator|root|publisher|herausgeber|cc[ -]by.*|editor|webmaster|web ?admin|authors?|user|guest|anonymous|anonym|unknown|null|undefined|none|n\/a|na|staff|team|site admin|super ?admin|sponsored content|gesponserte inhalte|meine tweets|contributor|member|visitor|test|default|system|deleted|\[deleted\]|share|follow|subscribe|updated|published|read more|about|about us|contact|facebook|twitter|instagram|linkedin|youtube|pinterest|whatsapp|e-?mail|print|[\w-]+\.(?:com|net|org|info)|sign(?: (?:in|up))?|log ?(?:in|out)|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|home|see more|view (?:all|profile)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|creative commons.*|.*\blicen[sc]e.*|all rights.*|(?:verfasst|geschrieben|written|posted|posts?) ?(?:von|by)?|et al\.?)$/iu,
);
// Matches links such as "Zur Artikelübersicht". A surname such as "zur Mühlen" begins with a small letter.
const GERMAN_LINK = /^Zu[rm] \p{Lu}/u;
const DATE_OR_COUNT =
  /\b(?:19|20)\d{2}\b.*\b\d|^\d{1,2}\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\bago$|\bmin(?:ute)?s?\s+read\b|^\d+\+?\s*(?:min|comments?|years?)|^(?:publiziert|ver[öo]ffentlicht)\b/i;
// Uses letter classes instead of `\b`, which would find "the" in "Käthe".
const SENTENCE_MARK =
  /[!?…]$|(?<!\p{L})(?:the|this|that|is|are|was|our|your|my|how|what|why|to|for|with|from)(?!\p{L})/u;
