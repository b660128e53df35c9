import type { Plugin } from 'vite';

export function bundledLicenses(root: string): { name: string; version: string; license: string; text: string }[];

export function licenses(root: string): Plugin;
