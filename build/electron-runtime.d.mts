export function findElectron(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, folder?: string): string | null;
export function electronVersion(): string;
export function hasDisplay(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): boolean;
