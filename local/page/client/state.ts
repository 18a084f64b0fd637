import { computed, effect, signal } from '@preact/signals';
import type { PageState } from '../page-state.ts';
import { type Language, languageCookie, wordsIn } from '../words.ts';

/** What the page knows. The parts of the state are undefined until the first event tells them. */

export const library = signal<PageState['library']>();
export const x = signal<PageState['x']>();
export const slack = signal<PageState['slack']>();
export const inside = signal<PageState['inside']>();

export const connection = signal<'connecting' | 'open' | 'lost'>('connecting');
/** Epoch milliseconds, renewed often enough for what says "3 min ago". */
export const now = signal(Date.now());
/** Said once by screen readers, when something came that was not asked for. */
export const announcement = signal('');

export const language = signal<Language>(document.documentElement.lang === 'en' ? 'en' : 'de');
export const say = computed(() => wordsIn(language.value));

/** Tells the shell of the next visit, too. */
export function choose(wanted: Language): void {
  language.value = wanted;
  document.documentElement.lang = wanted;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox up to 139
  document.cookie = `${languageCookie}=${wanted}; path=/; max-age=31536000; samesite=strict`;
}

const rememberedStaff = 'auskunft-staff';
const wantedStaff = signal(remembered(rememberedStaff));

/** The member of staff who sits at this page. */
export const me = computed(() => {
  const staff = slack.value?.staff ?? [];
  return staff.find((person) => person.id === wantedStaff.value) ?? staff[0];
});

/** Of the account, where that is one of ours. */
export const myLanguage = computed<Language>(() => {
  const locale = me.value?.locale?.slice(0, 2);
  return locale === 'de' || locale === 'en' ? locale : language.value;
});
/** What Slack itself says beside the app's words. */
export const sayToMe = computed(() => wordsIn(myLanguage.value));

/** Somebody of the workspace by user id, also after leaving it. */
export function personOf(user: string | null) {
  return slack.value?.people.find((person) => person.id === user);
}

/** A user group's name for mentions. */
export function handleOf(group: string): string | undefined {
  return slack.value?.groups.find(({ id }) => id === group)?.handle;
}

export function iAm(staffId: string): void {
  wantedStaff.value = staffId;
  try {
    localStorage.setItem(rememberedStaff, staffId);
  } catch {
    // A browser that keeps nothing still works; it only asks again next time.
  }
}

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

const silenceMs = 40_000; // the server says something every 15 s
const againMs = 2_000;

/** Follows the server's events for as long as the page is open. */
export function follow(): void {
  let stream: EventSource;
  let heardAt = Date.now();

  function connect(): void {
    stream = new EventSource('/events');
    stream.addEventListener('state', (event) => {
      heard();
      const parts: Partial<PageState> = JSON.parse(event.data);
      if (parts.library !== undefined) library.value = parts.library;
      if (parts.x !== undefined) x.value = parts.x;
      if (parts.slack !== undefined) slack.value = parts.slack;
      if (parts.inside !== undefined) inside.value = parts.inside;
    });
    stream.addEventListener('beat', heard);
    stream.addEventListener('error', () => {
      connection.value = 'lost';
      if (stream.readyState === EventSource.CLOSED) window.setTimeout(connect, againMs);
    });
  }

  function heard(): void {
    heardAt = Date.now();
    now.value = heardAt;
    connection.value = 'open';
  }

  connect();
  window.setInterval(() => {
    now.value = Date.now();
    if (now.value - heardAt < silenceMs || stream.readyState === EventSource.CLOSED) return;
    connection.value = 'lost';
    stream.close();
    heardAt = now.value;
    connect();
  }, 5_000);
}

/** Announces what is new since the page was opened: cards, and notes for whoever sits here. */
export function announceNews(): void {
  let newestCard: string | undefined;
  let newestNote = Date.now();
  effect(() => {
    if (slack.value === null || slack.value === undefined) return;
    const card = slack.value.messages.at(-1);
    if (newestCard !== undefined && card !== undefined && card.ts > newestCard)
      announcement.value = say.peek()('newCard', { text: card.text });
    newestCard = card?.ts ?? newestCard ?? '';
    const note = slack.value.ephemerals.findLast((one) => one.user === me.peek()?.id);
    if (note !== undefined && note.at > newestNote) {
      newestNote = note.at;
      announcement.value = sayToMe.peek()('newNote', { text: note.text });
    }
  });
}
