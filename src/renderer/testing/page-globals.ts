import { MessageChannel } from 'node:worker_threads';

// a page has it, but the context that Vitest makes for each file of tests hasn't
globalThis.MessageChannel ??= MessageChannel as unknown as typeof globalThis.MessageChannel;
