/**
 * X renamed its fields between versions 2.165 (`tweet.*`) and 2.167 (`post.*`) of its OpenAPI description. Field and
 * expansion lists are those of the two descriptions; what the simulator does not model is accepted and stays absent.
 */
export type Naming = 'tweet' | 'post';

const postFields = [
  ...['article', 'attachments', 'card_uri', 'community_id', 'context_annotations', 'conversation_id', 'created_at'],
  ...['display_text_range', 'edit_controls', 'entities', 'geo', 'id', 'lang', 'matched_media_notes', 'media_metadata'],
  ...['non_public_metrics', 'note_request_suggestions', 'organic_metrics', 'paid_partnership', 'possibly_sensitive'],
  ...['promoted_metrics', 'public_metrics', 'reply_settings', 'scopes', 'source', 'suggested_source_links'],
  ...['suggested_source_links_with_counts', 'text', 'withheld'],
];
const postExpansions = [
  ...['article.cover_media', 'article.media_entities', 'attachments.media_keys', 'attachments.media_source_tweet'],
  ...['attachments.poll_ids', 'author_id', 'entities.mentions.username', 'geo.place_id', 'in_reply_to_user_id'],
];
const userFields = [
  ...['confirmed_email', 'connection_status', 'created_at', 'description', 'entities', 'id', 'is_identity_verified'],
  ...['location', 'name', 'parody', 'profile_banner_url', 'profile_image_url', 'protected', 'public_metrics'],
  ...['receives_your_dm', 'subscription', 'subscription_type', 'url', 'username', 'verified'],
  ...['verified_followers_count', 'verified_type', 'withheld'],
];
/** The same in both versions. */
export const mediaFields = [
  ...['alt_text', 'duration_ms', 'height', 'media_key', 'non_public_metrics', 'organic_metrics', 'preview_image_url'],
  ...['promoted_metrics', 'public_metrics', 'type', 'url', 'variants', 'width'],
];
const directMessageFields = [
  ...['attachments', 'created_at', 'dm_conversation_id', 'entities', 'event_type', 'id', 'text'],
];

export const words = {
  tweet: {
    fieldsKey: 'tweet.fields',
    post: 'tweet',
    posts: 'tweets',
    note: 'note_tweet',
    referenced: 'referenced_tweets',
    referencedExpansion: 'referenced_tweets.id',
    history: 'edit_history_tweet_ids',
    repostCount: 'retweet_count',
    postCount: 'tweet_count',
    problems: 'https://api.twitter.com/2/problems/',
    postFields: [
      ...postFields,
      ...['author_id', 'edit_history_tweet_ids', 'in_reply_to_user_id', 'note_tweet', 'referenced_tweets'],
    ],
    postExpansions: [
      ...[...postExpansions, 'edit_history_tweet_ids', 'entities.note.mentions.username', 'referenced_tweets.id'],
      ...['referenced_tweets.id.attachments.media_keys', 'referenced_tweets.id.author_id'],
    ],
    userFields: [...userFields, 'affiliation', 'most_recent_tweet_id', 'pinned_tweet_id'],
    userExpansions: ['affiliation.user_id', 'most_recent_tweet_id', 'pinned_tweet_id'],
    directMessageFields: [...directMessageFields, 'participant_ids', 'referenced_tweets', 'sender_id'],
    directMessageExpansions: ['attachments.media_keys', 'participant_ids', 'referenced_tweets.id', 'sender_id'],
  },
  post: {
    fieldsKey: 'post.fields',
    post: 'post',
    posts: 'posts',
    note: 'note_post',
    referenced: 'referenced_posts',
    referencedExpansion: 'referenced_posts',
    history: 'edit_history_post_ids',
    repostCount: 'repost_count',
    postCount: 'post_count',
    problems: 'https://api.x.com/2/problems/',
    postFields: [...postFields, 'article_title', 'note_post'],
    postExpansions: [...postExpansions, 'edit_history_post_ids', 'referenced_posts', 'username'],
    userFields: [...userFields, 'subscribes_to_you'],
    userExpansions: ['affiliation', 'most_recent_post_id', 'pinned_post_id'],
    directMessageFields,
    directMessageExpansions: ['attachments.media_keys', 'participant_ids', 'referenced_posts', 'sender_id'],
  },
} satisfies Record<Naming, object>;

export type Words = (typeof words)[Naming];

/**
 * Which naming a query is written in, where a simulator speaks both: by its fields parameter, else by a word that only
 * one naming has; a query without any hint is taken for the older one.
 */
export function namingOf(query: URLSearchParams): Naming {
  if (query.has(words.post.fieldsKey)) return 'post';
  if (query.has(words.tweet.fieldsKey)) return 'tweet';
  const values = [...query.values()].flatMap((value) => value.split(','));
  const { postExpansions: newer, directMessageExpansions, userExpansions } = words.post;
  const onlyNewer = [...newer, ...directMessageExpansions, ...userExpansions].filter((word) =>
    /_posts?(_|$)/.test(word),
  );
  return values.some((value) => onlyNewer.includes(value)) ? 'post' : 'tweet';
}
