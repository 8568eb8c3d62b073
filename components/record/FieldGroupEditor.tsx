import { ImportanceField } from '@/components/fields/ImportanceField';
import { KeyPointList } from '@/components/fields/KeyPointList';
import { TagField } from '@/components/fields/TagField';
import { t } from '@/lib/browser/i18n/message';
import {
  getAccessName,
  getLinkStateName,
  getStanceName,
  getTypeName,
} from '@/lib/browser/i18n/vocabulary-names';
import type { RecordEditing } from '@/lib/record/draft/field-groups';
import type { FieldGroup } from '@/lib/record/field-lists';
import {
  ACCESS_KINDS,
  LINK_STATES,
  PURPOSES,
  SOURCE_TYPES,
  STANCES,
  SUBTYPES,
} from '@/lib/record/vocabulary';
import { IdentifierEditor } from './IdentifierEditor';
import { RatingEditor } from './RatingEditor';
import { useRecordReferenceData } from './record-reference-data';
import { LineEditor, ListEditor, SelectEditor, TextEditor } from './simple-editors';

/** The editor of one part; every keystroke leaves as an edit. */
export function FieldGroupEditor({ name, editing }: { name: FieldGroup; editing: RecordEditing }) {
  const { values, edit } = editing;
  const referenceData = useRecordReferenceData();
  switch (name) {
    case 'title':
      return (
        <LineEditor label={t('labelTitle')} value={values.title} onChange={(title) => edit({ title })} />
      );
    case 'publishedDate':
      return (
        <LineEditor
          label={t('labelPublished')}
          value={values.publishedDate}
          hint={t('recordDateHint')}
          onChange={(publishedDate) => edit({ publishedDate })}
        />
      );
    case 'siteName':
      return (
        <LineEditor
          label={t('labelVenue')}
          value={values.siteName}
          choices={referenceData.venueNames}
          hint={t('recordVenueHint')}
          onChange={(siteName) => edit({ siteName })}
        />
      );
    case 'url':
      return (
        <LineEditor
          label={t('labelAddress')}
          value={values.url}
          kind="url"
          onChange={(url) => edit({ url })}
        />
      );
    case 'archiveUrl':
      return (
        <LineEditor
          label={t('labelArchive')}
          value={values.archiveUrl}
          kind="url"
          onChange={(archiveUrl) => edit({ archiveUrl })}
        />
      );
    case 'language':
      return (
        <LineEditor
          label={t('labelLanguage')}
          value={values.language}
          onChange={(language) => edit({ language })}
        />
      );
    case 'subtype':
    case 'purpose':
      return <BadgeEditor name={name} editing={editing} />;
    default:
      return <LongFieldEditor name={name} editing={editing} />;
  }
}

type LongFieldGroup = Exclude<
  FieldGroup,
  'title' | 'publishedDate' | 'siteName' | 'url' | 'archiveUrl' | 'language' | 'subtype' | 'purpose'
>;

function LongFieldEditor({ name, editing }: { name: LongFieldGroup; editing: RecordEditing }) {
  const { values, edit } = editing;
  switch (name) {
    case 'authors':
      return (
        <ListEditor
          label={t('labelAuthors')}
          value={values.authors}
          hint={t('recordAuthorsHint')}
          onChange={(authors) => edit({ authors })}
        />
      );
    case 'contextNote':
      return (
        <TextEditor
          label={t('labelContextNote')}
          value={values.contextNote}
          limit={500}
          rows={2}
          onChange={(contextNote) => edit({ contextNote })}
        />
      );
    case 'summary':
      return (
        <TextEditor
          label={t('labelSummary')}
          value={values.summary}
          hint={t('recordSummaryHint')}
          rows={3}
          onChange={(summary) => edit({ summary })}
        />
      );
    case 'review':
      return (
        <TextEditor
          label={t('labelReview')}
          value={values.review}
          hint={t('guideReview')}
          rows={8}
          onChange={(review) => edit({ review })}
        />
      );
    case 'abstract':
      return (
        <TextEditor
          label={t('labelAbstract')}
          value={values.abstract}
          hint={t('recordAbstractHint')}
          rows={6}
          onChange={(abstract) => edit({ abstract })}
        />
      );
    case 'rating':
      return (
        <RatingEditor level={values.credibilityLevel} reason={values.credibilityReason} onChange={edit} />
      );
    case 'identifiers':
      return (
        <IdentifierEditor
          identifiers={values.identifiers}
          onChange={(identifiers) => edit({ identifiers })}
        />
      );
    default:
      return <ChoiceEditor name={name} editing={editing} />;
  }
}

type ChoiceFieldGroup = 'type' | 'stance' | 'linkState' | 'access' | 'importance' | 'tags' | 'keyPoints';

function ChoiceEditor({ name, editing }: { name: ChoiceFieldGroup; editing: RecordEditing }) {
  const { values, edit } = editing;
  const referenceData = useRecordReferenceData();
  const actions = { edit: edit };
  switch (name) {
    case 'keyPoints':
      return <KeyPointList values={values} actions={actions} />;
    case 'importance':
      return <ImportanceField values={values} referenceData={referenceData} actions={actions} />;
    case 'tags':
      return <TagField values={values} referenceData={referenceData} actions={actions} />;
    case 'type':
      return (
        <SelectEditor
          label={t('labelType')}
          value={values.type}
          choices={SOURCE_TYPES}
          formatChoice={getTypeName}
          emptyLabel={null}
          onChoose={(choice) => choice && edit({ type: choice })}
        />
      );
    case 'stance':
      return (
        <SelectEditor
          label={t('labelStance')}
          value={values.stance}
          choices={STANCES}
          formatChoice={getStanceName}
          emptyLabel={t('stance_none')}
          onChoose={(stance) => edit({ stance })}
        />
      );
    case 'linkState':
      return (
        <SelectEditor
          label={t('recordLinkState')}
          value={values.linkState}
          choices={LINK_STATES}
          formatChoice={getLinkStateName}
          emptyLabel={t('recordLinkUnknown')}
          onChoose={(linkState) => edit({ linkState })}
        />
      );
    case 'access':
      return (
        <SelectEditor
          label={t('labelAccess')}
          value={values.access}
          choices={ACCESS_KINDS}
          formatChoice={getAccessName}
          emptyLabel={t('access_none')}
          onChoose={(access) => edit({ access })}
        />
      );
  }
}

function SubtypeEditor({ subtype, onChange }: { subtype: string; onChange: (subtype: string) => void }) {
  return (
    <LineEditor
      label={t('labelSubtype')}
      value={subtype.replaceAll('_', ' ')}
      choices={Object.keys(SUBTYPES).map((choice) => choice.replaceAll('_', ' '))}
      onChange={(typed) => onChange(normalizeBadge(typed, Object.keys(SUBTYPES)))}
    />
  );
}

function BadgeEditor({ name, editing }: { name: 'subtype' | 'purpose'; editing: RecordEditing }) {
  const { values, edit } = editing;
  if (name === 'subtype')
    return <SubtypeEditor subtype={values.subtype} onChange={(subtype) => edit({ subtype })} />;
  return (
    <LineEditor
      label={t('labelPurpose')}
      value={values.purpose}
      choices={[...PURPOSES]}
      onChange={(purpose) => edit({ purpose })}
    />
  );
}

// A known badge is stored with underscores; one of the reader's own as it is typed.
function normalizeBadge(typed: string, known: string[]): string {
  const stored = typed.trim().replaceAll(' ', '_');
  return known.includes(stored) ? stored : typed;
}
