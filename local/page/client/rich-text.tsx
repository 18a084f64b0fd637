import type { ComponentChild } from 'preact';
import type { RichElement, RichPart } from './block-kit.ts';
import { Link, Person, SlackDate } from './mrkdwn.tsx';
import { say } from './state.ts';

export function RichText({ elements }: { elements: readonly RichElement[] }) {
  return (
    <div class="mrkdwn">
      {elements.map((element, index) => (
        <Part key={index} element={element} />
      ))}
    </div>
  );
}

function Part({ element }: { element: RichElement }) {
  switch (element.type) {
    case 'rich_text_section':
      return (
        <div class="lines" dir="auto">
          {element.elements.map(part)}
        </div>
      );
    case 'rich_text_quote':
      return <blockquote dir="auto">{element.elements.map(part)}</blockquote>;
    case 'rich_text_preformatted':
      return <pre>{element.elements.map(part)}</pre>;
    case 'rich_text_list': {
      const items = element.elements.map((item, index) => <li key={index}>{item.elements.map(part)}</li>);
      return element.style === 'ordered' ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'unknown':
      return <p class="muted">{say.value('unknownBlock', { type: element.name })}</p>;
  }
}

function part(given: RichPart): ComponentChild {
  switch (given.type) {
    case 'text':
      return styled(given.text, given.style);
    case 'link':
      return styled(<Link url={given.url} label={given.text ?? given.url} />, given.style);
    case 'user':
      return <Person id={given.user_id} fallback={null} />;
    case 'emoji':
      return given.unicode === undefined ? `:${given.name}:` : characters(given.unicode);
    case 'date':
      return <SlackDate seconds={given.timestamp} format={given.format} />;
    case 'unknown':
      return null;
  }
}

function styled(child: ComponentChild, style: Extract<RichPart, { type: 'text' }>['style']): ComponentChild {
  let words = child;
  if (style?.code) words = <code>{words}</code>;
  if (style?.bold) words = <strong>{words}</strong>;
  if (style?.italic) words = <em>{words}</em>;
  if (style?.strike) words = <s>{words}</s>;
  return words;
}

/** Slack names an emoji by its code points: `1f44d-1f3fb`. */
function characters(unicode: string): string {
  const points = unicode.split('-').map((hex) => Number.parseInt(hex, 16));
  return points.every((point) => point > 0 && point <= 0x10ffff) ? String.fromCodePoint(...points) : '';
}
