/** Runs a test in another time zone, such as `Pacific/Kiritimati`. */
export function inZone<T>(zone: string, work: () => T): T {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return work();
  } finally {
    process.env.TZ = before;
  }
}

/** The ends of the map, half hours, and the days on which clocks change at midnight. */
export const ODD_ZONES = [
  'Pacific/Pago_Pago',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'America/Asuncion',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Beirut',
];
