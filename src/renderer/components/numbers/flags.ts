const urls = import.meta.glob<string>('../../../../node_modules/country-flag-icons/3x2/*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
});

const urlOfCode = new Map(
  Object.entries(urls).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1, -'.svg'.length), url]),
);

/** The address of a country's flag by its ISO 3166-1 alpha-2 code; undefined for one without a flag. */
export function flagUrl(countryCode: string): string | undefined {
  return urlOfCode.get(countryCode.toUpperCase());
}
