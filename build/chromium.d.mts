import type { LaunchOptions } from '@playwright/test';

export const DEBIAN_CHROMIUM: string;
export function isDebian(osRelease: string): boolean;
export function readOsRelease(): string;
export function chromiumOptions(): LaunchOptions;
