/** Drafts as a deployment makes them: each question judged, and with room for whoever signs. */
import { makeDraft } from '../core/draft.ts';
import type { Draft } from '../core/drafted.ts';
import { predictIntent } from '../core/intent.ts';
import type { Library } from '../core/library.ts';
import { signatureRoom } from '../core/signature.ts';
import type { ChannelName, Millis, Tag } from '../core/thread.ts';
import type { TriageModel } from '../core/triage-model.ts';
import { overlong } from './read-library.ts';

/** Drafts for a first message that was tagged so. */
export function draftAsDeployed(library: Library, model: TriageModel) {
  const room = signatureRoom(library.settings.signatures);
  const judge = (text: string) => predictIntent(model.intents, text);
  return (text: string, channel: ChannelName, tag: Tag, now: Millis): Draft => {
    const fits = (draft: string) => overlong(draft + room, channel) === 0;
    return makeDraft(library, { text, channel, turns: 1, fits, judge }, tag, now);
  };
}
