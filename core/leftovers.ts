/** What a text still carries from where it was written: signs that X shows as they are, gaps, and notes to oneself. */

/** Signs of a word processor or a web page: a post shows them as they were typed. */
export const markup = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}*])(\*{1,3})(?=[\p{L}\p{N}„"(])[^*\n]*[^*\s]\1(?![\p{L}\p{N}*])`,
    String.raw`(?<![\p{L}\p{N}_])__(?=\S)[^_\n]*[^_\s]__(?![\p{L}\p{N}_])`,
    '(?<!\\p{L})`[^`\\n]+`',
    String.raw`!?\[[^\]\n]*\]\([^)\n]*\)`,
    String.raw`^[ \t]*#{1,6}[ \t]+\S[^\n]*`,
    String.raw`^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$`,
    String.raw`<!--|<(?:\/?\p{L}[\p{L}\d]*(?:\s[^<>\n]*)?\/?|https?:[^<>\s]*|[@#!][^<>\s]+)>`,
    '&(?:amp|lt|gt|quot|apos|nbsp|shy|euro|szlig|[aou]uml|[mn]dash|hellip|[blr]dquo|[lrs]b?squo|#x?[\\da-f]{2,5});',
  ].join('|'),
  'gimu',
);

/** Where something was to be filled in. */
export const gap = /\{[^{}\n]*\}/gu;

/** Web addresses that lead nowhere: with a slash too few, or a blank within. */
export const brokenLink =
  /https?:?\s*\/(?!\/)\S*|https?(?::\s+\/\/|\/\/)\S*|(?<![\p{L}.])(?:https?:\/\/|www\.)(?:(?=\s|$)|\S+ \.(?=\p{L}))\s?\S*/giu;

/** Notes of whoever wrote it, and gaps that might be meant so. */
export const note =
  /(?<![\p{L}\p{N}-])(?:T(?:ODO|BD|BA)|FIXME|X{3,}|x{3,}|[Xx]{2}(?=[.:]?[Xx]{2}|\s?(?:Uhr|Euro|€|Cent)))(?![\p{L}\p{N}]|-\p{L})|\[(?!…)[^[\]\n]+\](?!\()|\?{3,}|lorem ipsum/gu;

export const oldLink = /http:\/\/\S+/giu;

/** As answers are signed when they go out. */
export const initialsBehind = /(?<=\s)[/^]\p{L}{2,4}\s*$/gu;
