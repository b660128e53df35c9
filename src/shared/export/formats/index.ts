import type { ExportKind } from '../export-kinds';
import { csv } from './csv';
import type { ExportFormat } from './export-format';
import { ics } from './ics';
import { json } from './json';

/** Every format that numbers can be exported in: one file each, and one line here. */
export const EXPORT_FORMATS: Readonly<Record<ExportKind, ExportFormat>> = { csv, json, ics };
