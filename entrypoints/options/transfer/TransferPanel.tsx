import type { Transfer } from './use-transfer';

/** The import under way, if there is one. */
export function TransferPanel(_props: { transfer: Transfer }) {
  return null;
}
