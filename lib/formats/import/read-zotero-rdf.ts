import { getTypeAndSubtype } from '../csl/csl-types';
import { formatAuthor } from '../csl/format-name';
import { convertHtmlNote } from './convert-html-note';
import type { ImportedItem } from './imported-item';
import { findItemType } from './item-types';
import { findElement, getText, listChildren, parseXml, type XmlElement } from './parse-xml';

// The types of items that belong to another item. They are not imported as sources.
const PART_TYPES = ['attachment', 'note', 'annotation'];
// The elements that list the creators of an item. The first one that the item has is imported as its authors.
const CREATOR_LISTS = [
  'authors',
  'presenters',
  'directors',
  'interviewers',
  'podcasters',
  'artists',
  'editors',
];

/** Reads the items of a library that Zotero exported as RDF, with their notes and tags. */
export function readZoteroRdf(text: string): ImportedItem[] {
  const elements = listChildren(parseXml(text), 'RDF').flatMap(({ children }) => children);
  const elementById = new Map(
    elements.flatMap((element) => {
      const id = element.attributes.get('about');
      return id === undefined ? [] : [[id, element] as const];
    }),
  );
  // Each note belongs to one item, so the joined notes of a valid file are not longer than the file.
  const joinNotes = createNoteJoiner(text.length);
  return elements
    .filter((element) => {
      const itemType = getText(element, 'itemType');
      return itemType !== undefined && !PART_TYPES.includes(itemType);
    })
    .map((element, index) => readItem(element, { elementById, joinNotes, index }));
}

type ItemContext = {
  elementById: ReadonlyMap<string, XmlElement>;
  joinNotes: (notes: XmlElement[]) => string;
  index: number;
};

function readItem(element: XmlElement, { elementById, joinNotes, index }: ItemContext): ImportedItem {
  const listLinkedElements = (name: string): XmlElement[] => [
    ...new Set(
      listChildren(element, name).flatMap(
        (link) => elementById.get(link.attributes.get('resource') ?? '') ?? link.children[0] ?? [],
      ),
    ),
  ];
  const containers = listLinkedElements('isPartOf');
  const identifierTexts = [element, ...containers].flatMap((owner) =>
    listChildren(owner, 'identifier').map(({ text }) => text.trim()),
  );
  const findIdentifier = (prefix: string): string | undefined =>
    identifierTexts.find((identifier) => identifier.startsWith(prefix))?.slice(prefix.length);
  const about = element.attributes.get('about') ?? '';
  // Zotero writes identifiers for which it has no field as lines of its field Extra, which is `description` in RDF.
  const extra = getText(element, 'description') ?? '';
  return {
    location: about || `[${index}]`,
    url: getText(element, 'identifier', 'URI', 'value') ?? (/^https?:/i.test(about) ? about : undefined),
    title: getText(element, 'title'),
    authors: listAuthors(element),
    publishedDate: [getText(element, 'date') ?? ''],
    siteName:
      containers.map((container) => getText(container, 'title')).find(Boolean) ??
      getText(element, 'publisher', 'Organization', 'name'),
    ...(findItemType(getText(element, 'itemType')) ?? getTypeAndSubtype('webpage')),
    language: getText(element, 'language'),
    identifiers: {
      doi: findIdentifier('DOI ') ?? readExtra(extra, 'DOI'),
      isbn: findIdentifier('ISBN ') ?? (about.startsWith('urn:isbn:') ? about.slice(9) : undefined),
      arxiv: readExtra(extra, 'arXiv'),
      pmid: readExtra(extra, 'PMID'),
      pmcid: readExtra(extra, 'PMCID'),
    },
    abstract: getText(element, 'abstract'),
    summary: joinNotes(listLinkedElements('isReferencedBy')),
    tags: listChildren(element, 'subject').flatMap(
      (subject) => getText(subject, 'AutomaticTag', 'value') ?? (subject.text.trim() || []),
    ),
    ignoredFields: listIgnoredFields(element, containers),
  };
}

const READ_NAMES = new Set([
  'identifier',
  'title',
  ...CREATOR_LISTS,
  'date',
  'isPartOf',
  'publisher',
  'itemType',
  'language',
  'abstract',
  'isReferencedBy',
  'subject',
  // The links to the attachments of the item.
  'link',
]);

/** Lists the names of the elements that are not read, of an item and of the journal or book that contains it. */
const listIgnoredFields = (element: XmlElement, containers: XmlElement[]): string[] => [
  ...new Set(
    [element, ...containers]
      .flatMap(({ children }) => children.map(({ name }) => name))
      .filter((name) => !READ_NAMES.has(name)),
  ),
];

function listAuthors(element: XmlElement): string[] {
  const list = CREATOR_LISTS.map((name) => findElement(element, name, 'Seq')).find(Boolean);
  return listChildren(list, 'li').flatMap(({ children: [person] }) => {
    const family = getText(person, 'surname');
    const given = getText(person, 'givenName') ?? getText(person, 'givenname');
    if (family === undefined) return [];
    // Zotero writes an organisation as a person without a given name.
    return formatAuthor(given === undefined ? { literal: family } : { family, given });
  });
}

/** Returns the value of a line such as `PMID: 123`. */
const readExtra = (extra: string, label: string): string | undefined =>
  extra
    .split(/\r\n|\r|\n/)
    .find((line) => line.toLowerCase().startsWith(`${label.toLowerCase()}:`))
    ?.slice(label.length + 1)
    .trim();

/**
 * Returns a function that joins the texts of notes. All results together have at most `maxLength` code units, so that a file in which many
 * items refer to the same note cannot fill the memory. Further notes are omitted.
 */
function createNoteJoiner(maxLength: number): ItemContext['joinNotes'] {
  const textByNote = new Map<XmlElement, string>();
  let remainingLength = maxLength;
  const convertWithinLimit = (note: XmlElement): string => {
    const text = textByNote.get(note) ?? readNote(note);
    textByNote.set(note, text);
    if (text.length > remainingLength) return '';
    remainingLength -= text.length;
    return text;
  };
  return (notes) => notes.map(convertWithinLimit).filter(Boolean).join('\n\n');
}

const readNote = (note: XmlElement): string => convertHtmlNote(getText(note, 'value') ?? '');
