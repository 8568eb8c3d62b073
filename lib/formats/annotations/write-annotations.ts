import { findPdfUrl } from '@/lib/address/pdf-url';
import type { Quote } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import type { ExportWriter } from '../export/export-input';

/**
 * Writes the quotes of all sources as one page of W3C Web Annotations (https://www.w3.org/TR/annotation-model/). The
 * body is the key point. Text positions are not written, because they are offsets in the captured text and not in the
 * page.
 */
export const writeAnnotations: ExportWriter = async function* ({ readSources }) {
  // The model requires an IRI of the page.
  yield `{\n"@context": "http://www.w3.org/ns/anno.jsonld",\n"id": "urn:uuid:${crypto.randomUUID()}",\n"type": "AnnotationPage",\n"items": [`;
  let separator = '\n';
  for await (const source of readSources())
    for (const annotation of listAnnotations(source)) {
      yield separator + JSON.stringify(annotation);
      separator = ',\n';
    }
  yield '\n]\n}\n';
};

function listAnnotations(source: Source): object[] {
  const tags = source.tags.map((tag) => ({ type: 'TextualBody', purpose: 'tagging', value: tag }));
  return source.keyPoints.flatMap(({ text, quotes }, pointIndex) =>
    quotes.map((quote, quoteIndex) => ({
      // An annotation needs an IRI, and the quote has none.
      id: `urn:provenote:${source.stableId}:${pointIndex}:${quoteIndex}`,
      type: 'Annotation',
      motivation: text === '' ? 'highlighting' : 'commenting',
      modified: source.updatedAt,
      body: [
        ...(text === ''
          ? []
          : [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: text }]),
        ...tags,
      ],
      target: buildTarget(source, quote),
    })),
  );
}

/** Builds the target of a quote: the page, or the PDF if the page of the quote and the URL of the PDF are known. */
function buildTarget({ url, aliases, title }: Source, quote: Quote): object {
  const pdfUrl = quote.page === undefined ? null : findPdfUrl([url, ...aliases]);
  if (pdfUrl === null) return { source: url, 'schema:name': title, selector: buildQuoteSelector(quote) };
  const selector = {
    type: 'FragmentSelector',
    // The specification of PDF fragments that the model names in section 4.2.1.
    conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
    value: `page=${quote.page}`,
    refinedBy: buildQuoteSelector(quote),
  };
  return { source: pdfUrl, 'schema:name': title, selector };
}

const buildQuoteSelector = ({ exact, prefix, suffix }: Quote) => ({
  type: 'TextQuoteSelector',
  exact,
  ...(prefix !== '' && { prefix }),
  ...(suffix !== '' && { suffix }),
});
