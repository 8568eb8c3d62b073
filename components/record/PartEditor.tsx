import { ImportanceField } from '@/components/form/ImportanceField';
import { KeyPointList } from '@/components/form/KeyPointList';
import { TagField } from '@/components/form/TagField';
import { t } from '@/lib/locale/message';
import { ACCESS, LINK_STATES, PURPOSES, SOURCE_TYPES, STANCES, SUBTYPES } from '@/lib/model/vocabulary';
import { IdentifierEditor } from './IdentifierEditor';
import type { Editing, PartName } from './parts';
import { RatingEditor } from './RatingEditor';
import { useRecordAids } from './record-aids';
import { LineEditor, ListEditor, SelectEditor, TextEditor } from './simple-editors';
import { accessName, linkStateName, stanceName, typeName } from './words';

/** The editor of one part; every keystroke leaves as an edit. */
export function PartEditor({ name, editing }: { name: PartName; editing: Editing }) {
  const { values, type } = editing;
  const aids = useRecordAids();
  switch (name) {
    case 'title':
      return <LineEditor label={t('labelTitle')} value={values.title} onType={(title) => type({ title })} />;
    case 'publishedDate':
      return (
        <LineEditor
          label={t('labelPublished')}
          value={values.publishedDate}
          hint={t('recordDateHint')}
          onType={(publishedDate) => type({ publishedDate })}
        />
      );
    case 'siteName':
      return (
        <LineEditor
          label={t('labelVenue')}
          value={values.siteName}
          choices={aids.venueNames}
          hint={t('recordVenueHint')}
          onType={(siteName) => type({ siteName })}
        />
      );
    case 'url':
      return (
        <LineEditor label={t('labelAddress')} value={values.url} kind="url" onType={(url) => type({ url })} />
      );
    case 'archiveUrl':
      return (
        <LineEditor
          label={t('labelArchive')}
          value={values.archiveUrl}
          kind="url"
          onType={(archiveUrl) => type({ archiveUrl })}
        />
      );
    case 'language':
      return (
        <LineEditor
          label={t('labelLanguage')}
          value={values.language}
          onType={(language) => type({ language })}
        />
      );
    case 'subtype':
    case 'purpose':
      return <BadgeEditor name={name} editing={editing} />;
    default:
      return <LongEditor name={name} editing={editing} />;
  }
}

type LongName = Exclude<
  PartName,
  'title' | 'publishedDate' | 'siteName' | 'url' | 'archiveUrl' | 'language' | 'subtype' | 'purpose'
>;

function LongEditor({ name, editing }: { name: LongName; editing: Editing }) {
  const { values, type } = editing;
  switch (name) {
    case 'authors':
      return (
        <ListEditor
          label={t('labelAuthors')}
          value={values.authors}
          hint={t('recordAuthorsHint')}
          onType={(authors) => type({ authors })}
        />
      );
    case 'contextNote':
      return (
        <TextEditor
          label={t('labelContextNote')}
          value={values.contextNote}
          limit={500}
          rows={2}
          onType={(contextNote) => type({ contextNote })}
        />
      );
    case 'summary':
      return (
        <TextEditor
          label={t('labelSummary')}
          value={values.summary}
          hint={t('recordSummaryHint')}
          rows={3}
          onType={(summary) => type({ summary })}
        />
      );
    case 'review':
      return (
        <TextEditor
          label={t('labelReview')}
          value={values.review}
          hint={t('guideReview')}
          rows={8}
          onType={(review) => type({ review })}
        />
      );
    case 'abstract':
      return (
        <TextEditor
          label={t('labelAbstract')}
          value={values.abstract}
          hint={t('recordAbstractHint')}
          rows={6}
          onType={(abstract) => type({ abstract })}
        />
      );
    case 'rating':
      return <RatingEditor level={values.credibilityLevel} reason={values.credibilityReason} onType={type} />;
    case 'identifiers':
      return (
        <IdentifierEditor identifiers={values.identifiers} onType={(identifiers) => type({ identifiers })} />
      );
    default:
      return <ChoiceEditor name={name} editing={editing} />;
  }
}

type ChoiceName = 'type' | 'stance' | 'linkState' | 'access' | 'importance' | 'tags' | 'keyPoints';

function ChoiceEditor({ name, editing }: { name: ChoiceName; editing: Editing }) {
  const { values, type } = editing;
  const aids = useRecordAids();
  const actions = { edit: type };
  switch (name) {
    case 'keyPoints':
      return <KeyPointList values={values} actions={actions} />;
    case 'importance':
      return <ImportanceField values={values} aids={aids} actions={actions} />;
    case 'tags':
      return <TagField values={values} aids={aids} actions={actions} />;
    case 'type':
      return (
        <SelectEditor
          label={t('labelType')}
          value={values.type}
          choices={SOURCE_TYPES}
          name={typeName}
          none={null}
          onChoose={(one) => one && type({ type: one })}
        />
      );
    case 'stance':
      return (
        <SelectEditor
          label={t('labelStance')}
          value={values.stance}
          choices={STANCES}
          name={stanceName}
          none={t('stance_none')}
          onChoose={(stance) => type({ stance })}
        />
      );
    case 'linkState':
      return (
        <SelectEditor
          label={t('recordLinkState')}
          value={values.linkState}
          choices={LINK_STATES}
          name={linkStateName}
          none={t('recordLinkUnknown')}
          onChoose={(linkState) => type({ linkState })}
        />
      );
    case 'access':
      return (
        <SelectEditor
          label={t('labelAccess')}
          value={values.access}
          choices={ACCESS}
          name={accessName}
          none={t('access_none')}
          onChoose={(access) => type({ access })}
        />
      );
  }
}

function SubtypeEditor({ subtype, onType }: { subtype: string; onType: (subtype: string) => void }) {
  return (
    <LineEditor
      label={t('labelSubtype')}
      value={subtype.replaceAll('_', ' ')}
      choices={Object.keys(SUBTYPES).map((one) => one.replaceAll('_', ' '))}
      onType={(typed) => onType(storedBadge(typed, Object.keys(SUBTYPES)))}
    />
  );
}

function BadgeEditor({ name, editing }: { name: 'subtype' | 'purpose'; editing: Editing }) {
  const { values, type } = editing;
  if (name === 'subtype')
    return <SubtypeEditor subtype={values.subtype} onType={(subtype) => type({ subtype })} />;
  return (
    <LineEditor
      label={t('labelPurpose')}
      value={values.purpose}
      choices={[...PURPOSES]}
      onType={(purpose) => type({ purpose })}
    />
  );
}

// A known badge is stored with underscores; one of the reader's own as it is typed.
function storedBadge(typed: string, known: string[]): string {
  const stored = typed.trim().replaceAll(' ', '_');
  return known.includes(stored) ? stored : typed;
}
