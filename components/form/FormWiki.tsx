import { PageLinkEditor } from '@/components/common/PageLinkEditor';
import type { FormSync } from '@/lib/app/describe/form-sync';
import { FormClaims } from './FormClaims';
import type { FieldProps, KnownPageView } from './form-props';
import { KnownPageDetails } from './KnownPageDetails';
import { WikiQuestionLine } from './WikiQuestionLine';

type Props = Pick<FieldProps, 'form' | 'values' | 'referenceData' | 'actions'> & {
  /** Null if the page is not saved, or no wiki is active. */
  sync: FormSync | null;
  /** Null if the page is saved, or no wiki is asked. */
  knownPage: KnownPageView | null;
};

/** What the wiki says of the page, and the pages of the wiki that the reader links to it. It is loaded only with an active wiki. */
export function FormWiki({ form, values, referenceData, actions, sync, knownPage }: Props) {
  const { savedText = null, provenance } = referenceData;
  const claims = sync?.claims ?? knownPage?.reading?.page?.claims ?? undefined;
  const question = sync ? sync.question : knownPage;
  const canSetVerdicts = (sync ?? knownPage)?.canSetVerdicts === true;
  return (
    <>
      {question && <WikiQuestionLine {...question} hasEarlierAnswer={knownPage?.reading != null} />}
      {knownPage?.reading && (
        <KnownPageDetails
          reading={knownPage.reading}
          askAgain={knownPage.askAgain}
          onEdit={actions.edit}
          {...{ values, provenance }}
        />
      )}
      {claims && claims.items.length > 0 && (
        <FormClaims
          claims={claims}
          values={values}
          article={form.article ?? savedText}
          // The viewer of a PDF cannot show highlights.
          pageActions={form.extraction.kind === 'pdf' ? null : actions}
          openRecord={canSetVerdicts ? sync && actions.openRecord : undefined}
          onEdit={actions.edit}
          onQuoteAdded={actions.announceQuote}
        />
      )}
      {sync && (
        <PageLinkEditor
          wikiName={sync.pageLinks.wikiName}
          links={sync.pageLinks.links}
          citingPageIds={sync.pageLinks.citingPageIds}
          onSearch={actions.searchWikiPages}
          onChange={(page, isLinked) => actions.linkWikiPage(sync.pageLinks.wikiId, page, isLinked)}
        />
      )}
    </>
  );
}
