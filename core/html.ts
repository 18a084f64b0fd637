/** Markup that cannot be broken by what it is filled with: texts are escaped, and only what was built here is not. */
export interface Html {
  readonly html: string;
}

type Filling = string | number | Html | readonly Html[];

/** Puts texts into markup, escaped; markup, one piece or many, goes in as it is. */
export function html(parts: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  const filled = parts.map((part, i) => part + (i < fillings.length ? markupOf(fillings[i] ?? '') : ''));
  return { html: filled.join('') };
}

/** Takes a text for markup. Only for what our own programs drew or wrote: a chart, a style sheet. */
export function trusted(markup: string): Html {
  return { html: markup };
}

function markupOf(filling: Filling): string {
  if (typeof filling === 'string' || typeof filling === 'number') return escaped(String(filling));
  return 'html' in filling ? filling.html : filling.map((one) => one.html).join('');
}

/** For elements and for attributes in either kind of quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
