export function noteMinutes(): void;
export function endMinutes(): void;
