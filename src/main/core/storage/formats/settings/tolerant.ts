import { z } from 'zod';

export type Tolerant = ReturnType<typeof tolerantSchemas>;

/**
 * What the schemas of `settings.json` are built from: each reads what it can, and has a default for the rest.
 * @param onUnread gets what can't be read; undefined where a field is missing
 */
export function tolerantSchemas(onUnread: (unread: unknown) => void) {
  const or = <T>(schema: z.ZodType<T>, fallback: T) =>
    schema.catch(({ input }) => {
      onUnread(input);
      return fallback;
    });
  /** An object whose fields are read one by one. */
  const object = <S extends z.ZodRawShape>(shape: S) => {
    const fields = z.object(shape);
    return or(z.looseObject({}), {}).transform((found) => fields.parse(found));
  };
  /** A list of which those items count that can be read. */
  const list = <T>(item: z.ZodType<T>, fallback: T[] = []) =>
    or<unknown[]>(z.array(z.unknown()), fallback).transform((found) =>
      found.flatMap((one) => {
        const { success, data } = item.safeParse(one);
        if (!success) onUnread(one);
        return success ? [data] : [];
      }),
    );
  /** An object of which those fields count whose name and value can be read. */
  const record = <T>(name: z.ZodType<string>, value: z.ZodType<T>) =>
    or(z.record(z.string(), z.unknown()), {}).transform((found) =>
      Object.fromEntries(
        Object.entries(found).flatMap(([key, one]): [string, T][] => {
          const read = value.safeParse(one);
          if (read.success && name.safeParse(key).success) return [[key, read.data]];
          onUnread(one);
          return [];
        }),
      ),
    );
  const flag = (fallback: boolean) => or(z.boolean(), fallback);
  const minute = (fallback: number) => or(z.number().int().min(0).max(1439), fallback);
  return { or, object, list, record, flag, minute };
}
