/** The secrets of X and Slack: one SSM SecureString that holds the environment's names as JSON. */
import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import * as v from 'valibot';

const Secrets = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()));

/**
 * @throws when the parameter cannot be read or is no JSON object of strings; its value is never part of the message
 */
export async function readSecrets(client: SSMClient, parameter: string): Promise<Record<string, string>> {
  const { Parameter: found } = await client.send(new GetParameterCommand({ Name: parameter, WithDecryption: true }));
  const secrets = v.safeParse(Secrets, found?.Value);
  if (!secrets.success) throw new Error(`The parameter ${parameter} must hold a JSON object of names and values`);
  return secrets.output;
}
