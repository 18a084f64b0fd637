/** How a command is called: told to whoever asks with `--help`, and to whoever calls it otherwise. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Prints the usage and ends the command where `--help` or `-h` is among its arguments, whatever else is. */
export function tellUsageIfAsked(usage: string): void {
  const options = { help: { type: 'boolean', short: 'h' } } as const;
  if (!parseArgs({ options, strict: false }).values.help) return;
  console.log(usage);
  process.exit(0);
}

/** Says what is wrong with the arguments and how the command is called, and ends it with exit code 2. */
export function refuseArguments(problem: string, usage: string): never {
  console.error(`${problem}\n${usage}`);
  process.exit(2);
}

/** The arguments of this command as `parseArgs` reads them; ends the command where they ask for help, or are not its own. */
export function readArguments<T extends Pick<ParseArgsConfig, 'options' | 'allowPositionals'>>(
  usage: string,
  known: T,
): ReturnType<typeof parseArgs<T>> {
  tellUsageIfAsked(usage);
  try {
    return parseArgs(known);
  } catch (error) {
    return refuseArguments(error instanceof Error ? error.message : String(error), usage);
  }
}

/** Refuses two options that exclude one another. */
export function refuseBoth<Name extends string>(
  given: { readonly [name in Name]?: string | boolean | undefined },
  [one, other]: readonly [Name, Name],
  usage: string,
): void {
  const isGiven = (name: Name) => given[name] !== undefined && given[name] !== false;
  if (isGiven(one) && isGiven(other)) refuseArguments(`--${one} and --${other} do not go together.`, usage);
}

/** The only argument of a command that takes one and no options. */
export function readOneArgument(usage: string): string {
  const { positionals } = readArguments(usage, { allowPositionals: true });
  const [one, ...more] = positionals;
  if (one === undefined) return refuseArguments('An argument is missing.', usage);
  if (more.length > 0) return refuseArguments(`One argument is enough: ${more.join(' ')}`, usage);
  return one;
}
