/**
 * Returns whether the texts between "and" are together the name of one organisation: "Food" and "Drug Administration". This is so if
 * - the first text begins the name of an organisation, such as "Department of Health", or
 * - one text has a word such as "Administration", and another text is a single word, which is not the name of a person.
 */
export function isOneOrganisation(texts: readonly string[]): boolean {
  const [firstText = '', secondText = ''] = texts;
  const isFirstTextBeginning =
    FOREIGN_ORGANISATION_WORD.test(firstText) ||
    (ORGANISATION_WORD.test(firstText) && (/ (?:of|for) /.test(firstText) || /^\p{Ll}/u.test(secondText)));
  if (isFirstTextBeginning) return true;
  const isSingleWord = (text: string): boolean => !text.includes(' ');
  const singleWordCount = texts.filter(isSingleWord).length;
  return texts.some((text) => ORGANISATION_WORD.test(text) && singleWordCount > (isSingleWord(text) ? 1 : 0));
}

/** Returns whether a text is the name of one organisation that contains a list, such as "Department of Health, Education, and Welfare". */
export const isOrganisationWithList = (text: string): boolean => {
  const firstPart = text.split(',')[0] ?? '';
  return (
    ((ORGANISATION_WORD.test(firstPart) && / (?:of|for) /.test(firstPart)) ||
      (FOREIGN_ORGANISATION_WORD.test(firstPart) && / \p{L}+ \p{L}/u.test(firstPart))) &&
    LIST_OF_WORDS.test(text.slice(firstPart.length))
  );
};

const LIST_OF_WORDS =
  /^(?:, [\p{L}\p{M}-]+)+,? (?:and|&|und|et|y|e|ed|en|i|oraz|и)(?: (?:de|des|du|del|la|las|los)){0,2} [\p{L}\p{M}-]+\s*$/u;

const ORGANISATION_WORD =
  /\b(?:administration|agency|association|authority|board|bureau|center|centre|college|commission|committee|company|council|department|federation|foundation|fund|institute|laborator(?:y|ies)|ministry|office|organi[sz]ation|school|service|society|trust|union|university)\b/i;

// In most of these languages, the name of an organisation begins with one of these words. In German and Dutch, a compound can end with it.
const FOREIGN_ORGANISATION_WORD = new RegExp(
  [
    // Spanish, Portuguese, Italian, Catalan and French.
    String.raw`(?:^|\s)(?:acad[eé]mi[ea]|accademia|agencia|agência|agence|agenzia|asociación|associação|associació|associazione|autoridad|autorità|banco|banca|banque|cámara|câmara|centro|colegio|colégio|comisión|comissão|comité|comitato|commissione|confederación|consejo|conselho|consell|conseil|consiglio|departamento|dipartimento|département|dirección|direção|direction|escuela|escola|école|facultad|faculdade|facoltà|faculté|federación|federação|federazione|fédération|fondo|fundación|fundação|fundació|fondazione|fondation|hospital|institut|instituto|istituto|junta|ministerio|ministério|ministero|ministère|observatorio|observatório|observatoire|oficina|organización|organização|organizzazione|organisation|programa|real academia|secretaría|secretaria|servicio|serviço|servizio|sociedad|sociedade|società|société|sindicato|unión|união|unione|universidad|universidade|universitat|università|université)(?=\s|$)`,
    // German and Dutch.
    String.raw`(?:akademie|anstalt|behörde|bundesamt|gesellschaft|hochschule|institut|instituut|ministerium|ministerie|stiftung|stichting|universität|universiteit|verband|verein|vereniging|vereinigung|zentrum|genootschap)(?=\s|$)`,
    // Polish and Russian.
    String.raw`(?:^|\s)(?:akademia|fundacja|instytut|komisja|komitet|ministerstwo|muzeum|polska akademia|politechnika|rada|stowarzyszenie|towarzystwo|uniwersytet|urząd|zakład|związek|академия|агентство|ассоциация|институт|комиссия|комитет|министерство|общество|организация|совет|союз|университет|управление|учреждение|федерация|фонд|центр)(?=\s|$)`,
  ].join('|'),
  'iu',
);
