/** The SSM SecureString with the credentials of X and Slack. `npm run secrets` writes it. */
export const secretsParameter = '/auskunft/secrets';
