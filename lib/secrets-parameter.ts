/**
 * The SSM SecureStrings with the credentials of X and Slack, which `npm run secrets` writes. An exercise has its own: it
 * speaks to another channel, and to no X at all.
 */
export const secretsParameter = { live: '/auskunft/secrets', practice: '/auskunft-practice/secrets' } as const;
