/** Text as Slack wants it: what patrons and vendors wrote can neither mention, link nor notify anybody. */
import type { Words } from '../../core/review-card.ts';
import type { Millis } from '../../core/thread.ts';

/** Slack decodes these three and no other entity (docs.slack.dev, "Formatting message text"). */
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The text with everything that Slack could take for markup of mentions, links or dates made harmless. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
}

/** Escaped and marked as a quotation line by line, in Slack's own sign for it. */
export function quote(text: string): string {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => `> ${escapeText(line)}`)
    .join('\n');
}

/** An escaped text of at most `max` characters; where it had to be cut, it ends in "… " and `note`. */
export function cut(escaped: string, max: number, note: string): string {
  if (escaped.length <= max) return escaped;
  const end = note === '' ? '…' : `… ${note}`;
  return withoutBrokenEnd(escaped.slice(0, max - end.length)) + end;
}

/** An escaped text in pieces of at most `max` characters that together are the whole text. */
export function pieces(escaped: string, max: number): string[] {
  const found: string[] = [];
  for (let rest = escaped; rest !== ''; ) {
    const piece = rest.length <= max ? rest : withoutBrokenEnd(rest.slice(0, max));
    found.push(piece);
    rest = rest.slice(piece.length);
  }
  return found;
}

/** Half an entity or half a surrogate pair at the end of a cut is left out. */
function withoutBrokenEnd(text: string): string {
  return text.replace(/&[a-z]{0,3}$/, '').replace(/[\uD800-\uDBFF]$/, '');
}

/** Words with staff as mentions and times in the reader's own zone. */
export function spoken(words: Words): string {
  return words
    .map((word) => {
      if (typeof word === 'string') return escapeText(word);
      if ('group' in word) return groupMention(word.group);
      return 'staff' in word ? mention(word.staff) : time(word.at, word.show);
    })
    .join('');
}

function mention(staff: string): string {
  return /^[UW][A-Z0-9]+$/.test(staff) ? `<@${staff}>` : escapeText(staff);
}

function groupMention(group: string): string {
  return /^S[A-Z0-9]+$/.test(group) ? `<!subteam^${group}>` : escapeText(group);
}

const formats = { date: '{date_short_pretty} {time}', seconds: '{time_secs}' } as const;

/** After the bar stands what clients show that cannot format dates. */
function time(at: Millis, show?: 'date' | 'seconds'): string {
  const [day, clock = ''] = new Date(at).toISOString().split('T');
  const plain = { date: `${day} ${clock.slice(0, 5)}`, seconds: clock.slice(0, 8), time: clock.slice(0, 5) };
  const format = show === undefined ? '{time}' : formats[show];
  return `<!date^${Math.floor(at / 1000)}^${format}|${plain[show ?? 'time']} UTC>`;
}

/**
 * A sentence of ours for one or all members of staff: mentions of staff (`<@U…>`) stay, everything else is escaped.
 * What a vendor said may be part of it, so that nobody is notified by it.
 */
export function sentence(words: string): string {
  return escapeText(words).replace(/&lt;@([UW][A-Z0-9]+)&gt;/g, '<@$1>');
}

/** A link, or null when the address is not one that may be shown: only https is. */
export function linkTo(url: string, label: string): string | null {
  return URL.canParse(url) && new URL(url).protocol === 'https:' ? ownLink(url, label) : null;
}

/** A link to an address of our own, which is a plain http one where everything runs on one machine. */
export function ownLink(url: string, label: string): string {
  return `<${escapeText(new URL(url).href).replace(/\|/g, '%7C')}|${escapeText(label)}>`;
}
