import { mentionsOf } from './mentions.ts';
import type { Post, World } from './world.ts';

type Test = (post: Post, world: World) => boolean;

/**
 * Reads a query of X's recent search: words, "phrases", @name, #tag, operators, `-` for not, `OR`, brackets; side by side
 * means and, and binds tighter than OR.
 *
 * @returns a test for posts, or the sentence X would refuse the query with
 */
export function parseSearch(query: string): Test | { refused: string } {
  const tokens = query.match(/"[^"]*"|[()]|-(?=[("])|[^\s()"]+/g) ?? [];
  let position = 0;
  let standsAlone = false;

  const alternatives = (): Test => {
    const tests = [sequence()];
    while (tokens[position] === 'OR') {
      position += 1;
      tests.push(sequence());
    }
    return (post, world) => tests.some((test) => test(post, world));
  };

  const sequence = (): Test => {
    const tests: Test[] = [];
    while (position < tokens.length && tokens[position] !== ')' && tokens[position] !== 'OR') tests.push(term());
    if (tests.length === 0) throw new QueryError('There is nothing where a term should be');
    return (post, world) => tests.every((test) => test(post, world));
  };

  const next = (): string => {
    position += 1;
    return tokens[position - 1] ?? '';
  };

  const term = (): Test => {
    const first = next();
    const negated = first.startsWith('-');
    const token = negated ? first.slice(1) || next() : first;
    if (!negated && !/^(is:|has:|\()/.test(token)) standsAlone = true;
    const test = token === '(' ? bracketed() : atom(token);
    return negated ? (post, world) => !test(post, world) : test;
  };

  const bracketed = (): Test => {
    const test = alternatives();
    if (next() !== ')') throw new QueryError('A bracket is not closed');
    return test;
  };

  try {
    const test = alternatives();
    if (position < tokens.length) throw new QueryError('A bracket was never opened');
    if (!standsAlone) throw new QueryError('The query needs at least one operator that can stand alone');
    return test;
  } catch (error) {
    if (error instanceof QueryError) return { refused: error.message };
    throw error;
  }
}

class QueryError extends Error {}

function atom(token: string): Test {
  if (token.startsWith('"')) return containing(token.slice(1, -1));
  if (token.startsWith('@')) {
    const name = token.slice(1).toLowerCase();
    return (post) => mentionsOf(post).includes(name);
  }
  const [, operator, value = ''] = /^([a-z_]+):(.*)$/i.exec(token) ?? [];
  if (operator === undefined) return containing(token);
  const user = (world: World) => world.userByName(value.replace(/^@/, '')) ?? world.userById(value);
  switch (operator) {
    case 'from':
      return (post, world) => post.authorId === user(world)?.id;
    case 'to':
      return (post, world) =>
        authorOf(world, post.inReplyTo) !== undefined && authorOf(world, post.inReplyTo) === user(world)?.id;
    case 'retweets_of':
      return (post, world) =>
        authorOf(world, post.reposts) !== undefined && authorOf(world, post.reposts) === user(world)?.id;
    case 'conversation_id':
      return (post) => post.conversation === value;
    case 'in_reply_to_tweet_id':
      return (post) => post.inReplyTo === value;
    case 'quotes_of_tweet_id':
      return (post) => post.quotes === value;
    case 'is':
      return kindOfPost(value);
    case 'has':
      if (value === 'mentions') return (post) => mentionsOf(post).length > 0;
      throw new QueryError(`Reference to invalid operator 'has:${value}'`);
    default:
      throw new QueryError(`Reference to invalid operator '${operator}'. Operator is not available`);
  }
}

function kindOfPost(kind: string): Test {
  switch (kind) {
    case 'retweet':
      return (post) => post.reposts !== undefined;
    case 'reply':
      return (post) => post.inReplyTo !== undefined;
    case 'quote':
      return (post) => post.quotes !== undefined;
    default:
      throw new QueryError(`Reference to invalid operator 'is:${kind}'`);
  }
}

function authorOf(world: World, postId: string | undefined): string | undefined {
  return postId === undefined ? undefined : world.postById(postId)?.authorId;
}

function containing(words: string): Test {
  const wanted = words.toLowerCase();
  return (post) => {
    const text = post.text.toLowerCase();
    const at = text.indexOf(wanted);
    const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
    return at >= 0 && !isLetter(text[at - 1]) && !isLetter(text[at + wanted.length]);
  };
}
