import { readCommandLine, USAGE, type CommandLine } from './command-line';
import { startSandbox } from './server';

/** Ends with one line on what is wrong: 2 for a wrong command line, 1 for everything else. */
function endWith(exitCode: 1 | 2, error: unknown): never {
  console.error(`sandbox: ${(error as Error).message.split('\n', 1)[0]}`);
  process.exit(exitCode);
}

function commandLine(): CommandLine | null {
  try {
    return readCommandLine(process.argv.slice(2));
  } catch (error) {
    return endWith(2, error);
  }
}

async function run(options: CommandLine): Promise<void> {
  const sandbox = await startSandbox(options);
  console.log(`Address: ${sandbox.url}`);
  console.log(`Token: ${sandbox.token}`);
  const stop = () => void sandbox.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

const options = commandLine();
if (options === null) console.log(USAGE);
else await run(options).catch((error: unknown) => endWith(1, error));
