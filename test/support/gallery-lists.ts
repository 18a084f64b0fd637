/** The lists in which several questions stand together. */
import { type BundleInput, bundleCard } from '../../core/bundle-card.ts';
import { untouched } from '../../core/handling.ts';
import type { Message, Millis, State, ThreadFacts } from '../../core/thread.ts';
import type { StaffLanguage } from '../../core/words.ts';
import type { GalleryCard } from './gallery-cards.ts';
import { marta, minute, priya, teller } from './gallery-threads.ts';

const waiting: State = { status: 'awaitingReview', trouble: null };

export function galleryLists(language: StaffLanguage, now: Millis): GalleryCard[] {
  const { say, reply, draft, tag } = teller(language, now);
  const text = say.wifiAnswer;

  /** The nth to ask; the texts repeat where there are more questions than texts. */
  function member(n: number, state: State = waiting, facts: Partial<ThreadFacts> = {}, said: Partial<Message> = {}) {
    const arrivedAt = now - (60 - n) * minute;
    const id = String(2000 + n);
    const thread = {
      id: `x-mention-${id}`,
      channel: 'x-mention' as const,
      conversation: `${id}:${id}`,
      patron: id,
      arrivedAt,
      dueAt: arrivedAt + 90 * minute,
      lastMessageId: id,
      tag: tag('rooms_it'),
      draft: draft(text),
      draftVersion: 1,
      perhapsSent: null,
      ...untouched,
      bundle: 'answer-x-mention-2000',
      ...facts,
      ...state,
    };
    const message: Message = {
      id,
      firstId: id,
      author: 'patron',
      text: say.wifi[n % say.wifi.length] ?? '',
      at: arrivedAt,
      repliable: true,
      url: null,
      unreadable: false,
      ...said,
    };
    return { thread, messages: [message] };
  }

  const list = (name: string, members: BundleInput['members'], change: Partial<BundleInput> = {}): GalleryCard => ({
    name,
    card: bundleCard({
      id: 'answer-x-mention-2000',
      kind: 'sameAnswer',
      members,
      leads: [priya, marta],
      hold: null,
      practice: false,
      now,
      language,
      ...change,
    }),
  });

  const sent = reply({ text });
  const claim = { owner: 'send', claimedAt: now, expiresAt: now + minute, attempts: 1, absentAt: [] };
  const refused = { kind: 'refused', at: now, detail: '' } as const;
  const onTheWay = [
    member(0, { status: 'answered', reply: sent, answeredAt: now - minute, postId: '3000' }),
    member(1, { status: 'approved', reply: sent, sendAfter: now + 6_000, trouble: null }),
    member(2),
    member(3, { status: 'sending', reply: sent, claim, cameAt: null }),
    member(4, { status: 'failed', reply: sent, trouble: refused }),
    member(5, { status: 'unknown', reply: sent, since: now }),
    member(6, { status: 'closed', reason: 'spam', by: marta, closedAt: now }),
    member(7, waiting, {}, { repliable: false }),
  ];
  const decided = [0, 1, 2].map((n) =>
    member(n, { status: 'answered', reply: sent, answeredAt: now - minute, postId: String(3000 + n) }),
  );
  const many = Array.from({ length: 23 }, (_, n) => member(n));
  const crowd = { kind: 'crowd', id: 'crowd-x-mention-2000' } as const;
  return [
    list('list-waiting', [member(0), member(1), member(2)]),
    list('list-in-all-states', onTheWay),
    list('list-decided', decided),
    list('list-many', many),
    list('list-empty', []),
    list('list-held-practice', [member(0), member(1), member(2)], {
      hold: { by: priya, at: now - 40 * minute },
      practice: true,
    }),
    list(
      'crowd',
      [
        ...onTheWay,
        member(8, waiting, { draft: draft(null) }),
        member(9, waiting, {}, { text: say.insult }),
        member(10, { status: 'new' }),
      ],
      crowd,
    ),
  ];
}
