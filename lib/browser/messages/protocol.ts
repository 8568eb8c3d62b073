import type { z } from '@/lib/record/schema/zod';
import { fileMessages } from './protocol/file-messages';
import { sourceMessages } from './protocol/source-messages';
import { venueMessages } from './protocol/venue-messages';
import { wikiMessages } from './protocol/wiki-messages';

/**
 * The messages from pages of the extension to the worker, with the schemas of request and response. Only the worker writes the database, so
 * a page sends a message for each write. Requests are idempotent, because a page repeats a request if the response was lost.
 */
export const protocol = { ...sourceMessages, ...venueMessages, ...fileMessages, ...wikiMessages } as const;

export type Protocol = typeof protocol;
export type MessageName = keyof Protocol;
export type MessageRequest<N extends MessageName> = z.infer<Protocol[N]['request']>;
export type MessageResponse<N extends MessageName> = z.infer<Protocol[N]['response']>;
