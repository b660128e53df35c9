import type { LaunchOptions } from '@playwright/test';

export function isDebian(osRelease: string): boolean;
export function readOsRelease(): string;
export function chromiumOptions(): LaunchOptions;
