import type { ComponentChild } from 'preact';
import { unescaped } from './block-kit-elements.ts';
import { handleOf, me, myLanguage, now, personOf, sayToMe } from './state.ts';
import { clockTime, dateIn, exactTime, sameDay } from './time.tsx';

/** Slack's mrkdwn as elements. Every character that came in ends as text: nothing here can become markup. */
export function Mrkdwn({ text }: { text: string }) {
  return (
    <div class="mrkdwn">
      {segments(text).map((segment, index) => {
        const key = `${index}${segment.kind}`;
        if (segment.kind === 'pre') return <pre key={key}>{unescaped(segment.text)}</pre>;
        if (segment.kind === 'quote')
          return (
            <blockquote key={key} dir="auto">
              {inline(segment.text)}
            </blockquote>
          );
        return (
          <div key={key} class="lines" dir="auto">
            {inline(segment.text)}
          </div>
        );
      })}
    </div>
  );
}

interface Segment {
  kind: 'lines' | 'quote' | 'pre';
  text: string;
}

/** Code between fences, runs of quoted lines, and the lines between them. */
function segments(text: string): Segment[] {
  return text.split('```').flatMap((part, index, parts): Segment[] => {
    const fenced = index % 2 === 1 && index < parts.length - 1;
    if (fenced) return [{ kind: 'pre', text: part.replace(/^\n|\n$/g, '') }];
    return part === '' ? [] : quotesIn(part);
  });
}

function quotesIn(text: string): Segment[] {
  const found: Segment[] = [];
  for (const line of text.split('\n')) {
    const quoted = /^(?:>|&gt;) ?(.*)$/.exec(line);
    const kind = quoted ? 'quote' : 'lines';
    const words = quoted?.[1] ?? line;
    const last = found.at(-1);
    if (last?.kind === kind) last.text += `\n${words}`;
    else found.push({ kind, text: words });
  }
  return found.filter((segment) => segment.kind === 'quote' || segment.text.trim() !== '');
}

const token =
  /<(?<link>[^<>\n]+)>|`(?<code>[^`\n]+)`|(?<![\p{L}\p{N}*])\*(?<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~(?<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\p{L}\p{N}~])/gu;

function inline(text: string): ComponentChild[] {
  const children: ComponentChild[] = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > from) children.push(unescaped(text.slice(from, match.index)));
    from = match.index + match[0].length;
    children.push(styled(match.groups ?? {}));
  }
  if (from < text.length) children.push(unescaped(text.slice(from)));
  return children;
}

function styled({ link, code, bold, italic, strike }: Record<string, string | undefined>): ComponentChild {
  if (link !== undefined) return reference(link);
  if (code !== undefined) return <code>{unescaped(code)}</code>;
  if (bold !== undefined) return <strong>{inline(bold)}</strong>;
  if (italic !== undefined) return <em>{inline(italic)}</em>;
  return <s>{inline(strike ?? '')}</s>;
}

/** What stands in angle brackets: a person, a channel, a date, everybody, or a link. */
function reference(inside: string): ComponentChild {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? null : unescaped(inside.slice(bar + 1));
  if (target.startsWith('@')) return <Person id={target.slice(1)} fallback={label} />;
  if (target.startsWith('#')) return <span class="mention">#{label ?? target.slice(1)}</span>;
  const date = /^!date\^(\d+)\^([^^]+)/.exec(target);
  if (date) return <SlackDate seconds={Number(date[1])} format={date[2] ?? ''} />;
  const group = /^!subteam\^(\w+)$/.exec(target)?.[1];
  if (group !== undefined) return <span class="mention">@{handleOf(group) ?? label ?? group}</span>;
  if (target.startsWith('!')) return <span class="mention">@{label ?? target.slice(1)}</span>;
  return <Link url={unescaped(target)} label={label ?? unescaped(target)} />;
}

export function Person({ id, fallback }: { id: string; fallback: string | null }) {
  return <span class={`mention ${me.value?.id === id ? 'me' : ''}`}>@{personOf(id)?.realName ?? fallback ?? id}</span>;
}

/** Opens beside the page; a target that is no web or mail address stays words. */
export function Link({ url, label }: { url: string; label: string }) {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(url)) return <>{label}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}

/** Slack's `{date_short_pretty} {time}` and its relatives, in the language of whose account it is and the library's zone. */
export function SlackDate({ seconds, format }: { seconds: number; format: string }) {
  const at = seconds * 1000;
  const day = 86_400_000;
  const pretty = (date: string) => {
    if (sameDay(at, now.value)) return sayToMe.value('today');
    if (sameDay(at, now.value - day)) return sayToMe.value('yesterday');
    return sameDay(at, now.value + day) ? sayToMe.value('tomorrow') : date;
  };
  const words = format.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (name === 'time') return clockTime(at);
    if (name === 'time_secs') return exactTime(at).split(' ').at(-1) ?? '';
    if (name === 'date_num') return dateIn(at, 'numeric', myLanguage.value);
    if (!name.startsWith('date')) return whole;
    const date = dateIn(at, name.startsWith('date_long') ? 'long' : 'short', myLanguage.value);
    return name.endsWith('_pretty') ? pretty(date) : date;
  });
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at, myLanguage.value)}>
      {words}
    </time>
  );
}
