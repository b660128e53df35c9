import { readCommandLine, type CommandLine } from './command-line';
import { startSandbox } from './server';

/** Ends with one line on what is wrong: 2 for a wrong command line, 1 for everything else. */
function endWith(exitCode: 1 | 2, error: unknown): never {
  console.error(`sandbox: ${(error as Error).message.split('\n', 1)[0]}`);
  process.exit(exitCode);
}

function commandLine(): CommandLine {
  try {
    return readCommandLine(process.argv.slice(2));
  } catch (error) {
    return endWith(2, error);
  }
}

try {
  const sandbox = await startSandbox(commandLine());
  console.log(`Address: ${sandbox.url}`);
  console.log(`Token: ${sandbox.token}`);
  const stop = () => void sandbox.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
  endWith(1, error);
}
