import { PageLinkEditor } from '@/components/common/PageLinkEditor';
import type { FormPageLinks } from '@/lib/app/describe/form-sync';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { DraftForm } from '@/lib/app/form/draft-state';
import type { FormValues } from '@/lib/record/draft/form-values';
import type { Claims } from '@/lib/wiki/model/claims';
import { FormClaims } from './FormClaims';
import type { FormReferenceData } from './form-props';

type Props = {
  form: DraftForm;
  values: FormValues;
  /** Undefined until the claims were read. */
  claims: Claims | undefined;
  /** The captured text of the saved record. Null if it was not loaded. */
  savedText: FormReferenceData['savedText'];
  /** Null if the page is not saved, or no wiki is active. */
  pageLinks: FormPageLinks | null;
  actions: FormActions;
};

/** What the wiki says of the page, and the pages of the wiki that the reader links to it. It is loaded only with an active wiki. */
export function FormWiki({ form, values, claims, savedText = null, pageLinks, actions }: Props) {
  return (
    <>
      {claims && claims.items.length > 0 && (
        <FormClaims
          claims={claims}
          values={values}
          article={form.article ?? savedText}
          // The viewer of a PDF cannot be marked.
          pageActions={form.extraction.kind === 'pdf' ? null : actions}
          onEdit={actions.edit}
        />
      )}
      {pageLinks && (
        <PageLinkEditor
          wikiName={pageLinks.wikiName}
          links={pageLinks.links}
          citingPageIds={pageLinks.citingPageIds}
          onSearch={actions.searchWikiPages}
          onChange={(page, isLinked) => actions.linkWikiPage(pageLinks.wikiId, page, isLinked)}
        />
      )}
    </>
  );
}
