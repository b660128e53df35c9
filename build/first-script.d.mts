import type { Plugin } from 'vite';

export const FIRST_SCRIPT_BUDGET: number;

export function firstScriptSize(folder: string): Promise<number>;

export function firstScriptBudget(): Plugin;
