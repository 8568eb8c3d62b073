import { type RefObject, useEffect, useRef } from 'react';

/** Returns the ref of a dialog that opens as a modal dialog when it is mounted. */
export function useModalDialog(): RefObject<HTMLDialogElement | null> {
  const dialogRef = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // In development React runs effects twice, and a dialog that is open refuses to be opened.
    if (!dialogRef.current?.open) dialogRef.current?.showModal();
  }, []);
  return dialogRef;
}
