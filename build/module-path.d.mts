import type { Plugin } from 'vite';

export function modulePath(modules: string[]): Plugin;
