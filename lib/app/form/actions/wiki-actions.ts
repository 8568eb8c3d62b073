import type { CitingPage } from '@/lib/record/schema/parts';
import type { StableId } from '@/lib/record/schema/primitives';
import type { DraftSession } from '../draft-session';

/** The dependencies of the actions on pages of the wiki. */
export type WikiActionDeps = {
  /** Links a page of a wiki to a saved source, or removes such a link. */
  sendPageLink: (link: {
    wikiId: string;
    stableId: StableId;
    page: CitingPage;
    isLinked: boolean;
  }) => Promise<unknown>;
  searchWikiPages: (query: string) => Promise<CitingPage[] | null>;
};

/** The actions on pages of the active wiki. */
export type WikiActions = {
  /** Links a page of a wiki to the saved source, or removes a link that the reader added. */
  linkWikiPage: (wikiId: string, page: CitingPage, isLinked: boolean) => void;
  /** Searches the pages of the active wiki. Returns null if it could not be searched. */
  searchWikiPages: (query: string) => Promise<CitingPage[] | null>;
};

/** Creates the actions on pages of the active wiki. */
export const createWikiActions = (
  session: DraftSession,
  { sendPageLink, searchWikiPages }: WikiActionDeps,
): WikiActions => ({
  linkWikiPage: (wikiId, page, isLinked) => {
    const stableId = session.getForm()?.source?.stableId;
    if (stableId) void sendPageLink({ wikiId, stableId, page, isLinked });
  },
  searchWikiPages,
});
