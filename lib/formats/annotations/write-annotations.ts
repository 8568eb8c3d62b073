import { findPdfUrl } from '@/lib/address/pdf-url';
import type { Quote } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import type { ExportWriter } from '../export/export-input';

/**
 * Writes the quotes of all sources as one `AnnotationPage` (https://www.w3.org/TR/annotation-model/). The body of each
 * annotation is the key point of the quote. Text positions are not written, because they are offsets in the captured text
 * and not in the page.
 */
export const writeAnnotations: ExportWriter = async function* ({ readSources }) {
  // The model requires that the `AnnotationPage` has an IRI.
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
      // The model requires that an annotation has an IRI. A quote has no id, so the IRI has its position.
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
    // The specification of PDF fragments, as in section 4.2.1 of the model.
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
