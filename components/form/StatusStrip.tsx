import { describeStrip } from '@/lib/app/describe/describe-strip';
import { describeStripWithSync, type FormSync, shouldShowSyncStatus } from '@/lib/app/describe/form-sync';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { DraftState } from '@/lib/app/form/draft-state';
import { type FormStatus, getFormStatus, isDismissible, type SavedStatus } from '@/lib/app/form/form-status';
import { t } from '@/lib/browser/i18n/message';
import { ToneIcon } from '../ui/Icon';
import { useFocusFallback } from '../ui/use-focus-fallback';
import { FormMenu } from './FormMenu';
import type { StripNotification } from './form-props';
import { StripMessage } from './StripMessage';

type Props = {
  state: DraftState;
  actions: FormActions;
  isTextPreviewOpen: boolean;
  notification: StripNotification | null;
  sync: FormSync | null;
  /** Whether the saved source of the page is in the bin. */
  isInBin: boolean;
};

/** Shows one message at a time with its buttons, and the buttons for the text preview, the side panel and the menu. */
export function StatusStrip({ state, actions, isTextPreviewOpen, notification, sync, isInBin }: Props) {
  const status = getFormStatus(state);
  const { tone, text } = describeStripWithSync(state, describeStrip(status, isInBin), sync);
  const message = notification?.text ?? text;
  const buttons = addDismissButton(listButtons(status, actions, sync), status, actions);
  useFocusFallback(status.kind, '.strip-actions', FOCUS_FALLBACK_SELECTORS);
  return (
    <header className="strip" data-tone={tone} data-long={message.length > MAX_SHORT_LENGTH}>
      <span className="strip-icon" aria-hidden="true">
        <ToneIcon tone={tone} />
      </span>
      <StripMessage text={message} messageId={notification?.id ?? null} />
      {state.phase !== 'reading' && (
        <div className="strip-tools">
          <button
            type="button"
            className="button"
            data-kind="quiet"
            aria-pressed={isTextPreviewOpen}
            onClick={() => actions.setTextPreviewOpen(!isTextPreviewOpen)}
          >
            {t('buttonTextPreview')}
          </button>
          {actions.openSidePanel && (
            <button type="button" className="button" data-kind="quiet" onClick={actions.openSidePanel}>
              {t('buttonSidePanel')}
            </button>
          )}
          <FormMenu state={state} excludedLabels={buttons.map(({ label }) => label)} actions={actions} />
        </div>
      )}
      <StripActions buttons={buttons} />
    </header>
  );
}

// A clicked button disappears with its message. The next message then gets the focus.
const FOCUS_FALLBACK_SELECTORS = ['#strip'];

// In characters: the longest message that fits on one line of 420 px with the buttons.
const MAX_SHORT_LENGTH = 32;

type StripButton = { label: string; onClick: () => void };

function StripActions({ buttons }: { buttons: readonly StripButton[] }) {
  if (buttons.length === 0) return null;
  return (
    <div className="strip-actions">
      {buttons.map(({ label, onClick }) => (
        <button key={label} type="button" className="button" onClick={onClick}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** Adds the button that hides a warning about the page. */
const addDismissButton = (
  buttons: readonly StripButton[],
  status: FormStatus,
  actions: FormActions,
): readonly StripButton[] =>
  isDismissible(status)
    ? [...buttons, { label: t('buttonDismissWarning'), onClick: actions.dismissWarning }]
    : buttons;

/** Lists the buttons of the message. If the wiki needs a choice of the reader, the button for it comes first. */
function listButtons(
  status: FormStatus,
  actions: FormActions,
  sync: FormSync | null,
): readonly StripButton[] {
  const stripButtons = listStripButtons(status, actions);
  const wikiAction = sync && shouldShowSyncStatus(status.kind, sync) ? sync.action : null;
  // Only two buttons fit on the line. The menu has the others.
  return wikiAction
    ? [{ label: wikiAction.label, onClick: wikiAction.run }, ...stripButtons.slice(-1)]
    : stripButtons;
}

/** Lists the buttons of a message about a page or PDF that was not read, or not read completely. */
function listPdfButtons(
  status: Extract<FormStatus, { kind: 'unreadable' | 'pdf-no-text' | 'pdf-truncated' | 'pdf-fewer-pages' }>,
  actions: FormActions,
): StripButton[] {
  const readAgain = { label: t('buttonReadPdfAgain'), onClick: () => actions.readPdf(null) };
  if (status.kind === 'pdf-fewer-pages') return [readAgain];
  if (status.kind === 'pdf-truncated') return status.isStopped ? [readAgain] : [];
  if (status.kind === 'pdf-no-text') return status.problem === 'cancelled' ? [readAgain] : [];
  const allowSite = { label: t('buttonAllowSite'), onClick: actions.allowPdfSite };
  const openLibrary = { label: t('buttonLibrary'), onClick: actions.openLibrary };
  switch (status.reason) {
    case 'local-pdf':
    case 'local-pdf-missing':
      return [openLibrary];
    case 'local-pdf-needs-permission':
      return [allowSite, openLibrary];
    case 'file-access-off':
      return [{ label: t('buttonExtensionDetails'), onClick: actions.openExtensionDetails }, openLibrary];
    case 'restricted':
      return status.hasUrl ? [] : [openLibrary];
    case 'not-web':
      return [openLibrary];
    case 'pdf-no-access':
      return [allowSite];
    case 'pdf-incomplete':
    case 'pdf-too-slow':
    case 'pdf-failed':
    case 'pdf-cancelled':
      return [readAgain];
    default:
      return [];
  }
}

/** Lists the button that shows what changed on a saved page. */
const listChangeButtons = (saved: SavedStatus | undefined, actions: FormActions): StripButton[] =>
  saved?.check?.outcome === 'changed'
    ? [{ label: t('buttonShowChanges'), onClick: actions.showChanges }]
    : [];

function listStripButtons(status: FormStatus, actions: FormActions): StripButton[] {
  switch (status.kind) {
    case 'not-open':
      return [{ label: t('buttonTryAgain'), onClick: actions.reloadForm }];
    case 'restored':
      return [
        { label: t('buttonStartOver'), onClick: actions.startOver },
        ...listChangeButtons(status.saved, actions),
      ];
    case 'started-over':
      return [{ label: t('buttonUndoStartOver'), onClick: actions.undoStartOver }];
    case 'already-saved':
      // The page is compared while the reader may be about to click, so the first button stays where it is.
      return [
        { label: t('buttonCaptureAgain'), onClick: actions.captureAgain },
        ...listChangeButtons(status, actions),
      ];
    case 'little-text':
    case 'text-none':
      return [
        { label: t('buttonUseSelection'), onClick: () => actions.captureTextInScope('selection') },
        { label: t('buttonWholePage'), onClick: () => actions.captureTextInScope('page') },
      ];
    case 'pdf-reading':
      return [{ label: t('buttonCancel'), onClick: status.cancel }];
    case 'unreadable':
    case 'pdf-no-text':
    case 'pdf-truncated':
    case 'pdf-fewer-pages':
      return listPdfButtons(status, actions);
    case 'hidden-transcript':
      return [{ label: t('buttonReadTextAgain'), onClick: () => actions.captureTextInScope('article') }];
    case 'comments':
      return status.isIncluded
        ? [{ label: t('buttonLeaveCommentsOut'), onClick: () => actions.captureTextInScope('article') }]
        : [
            {
              label: t('buttonIncludeComments'),
              onClick: () => actions.captureTextInScope('article-with-comments'),
            },
          ];
    case 'saving':
      return status.isWaitingForText
        ? [{ label: t('buttonSaveWithoutText'), onClick: () => actions.save({ shouldSaveText: false }) }]
        : [];
    case 'saved':
      return [
        { label: t('buttonCopyCitation'), onClick: actions.copyCitation },
        { label: t('buttonOpenRecord'), onClick: actions.openRecord },
      ];
    case 'not-saved':
      return status.problem.kind === 'invalid'
        ? []
        : [{ label: t('buttonTryAgain'), onClick: () => actions.save({ shouldSaveText: true }) }];
    default:
      return [];
  }
}
