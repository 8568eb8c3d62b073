import { type RefObject, useEffect, useRef } from 'react';

/** Returns the ref of a dialog that opens as a modal dialog when it is mounted. */
export function useModalDialog(): RefObject<HTMLDialogElement | null> {
  const dialogRef = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // In development React runs effects twice, and `showModal` throws for an open dialog.
    if (!dialogRef.current?.open) dialogRef.current?.showModal();
  }, []);
  return dialogRef;
}
