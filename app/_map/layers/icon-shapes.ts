/** Shape of a map symbol in a 24 × 24 box, filled by the even-odd rule. */
export const iconShapes = {
  "station-154":
    "M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10ZM12 9.6a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 1 1 0-4.8Z",
  "station-345": "M7 7h10v10H7Z",
  "station-765": "M4 4h16v16H4ZM6.4 6.4v11.2h11.2V6.4ZM9 9h6v6H9Z",
  solar: "M12 3 21 12 12 21 3 12Z",
  wind: "M12 3.5 21 20H3Z",
  plant: "M3 20V11l5.5 3.5V11L14 14.500V4h6v16Z",
  "datacentre-operating":
    "M4 4h16v16H4ZM7 7.200v2h7v-2ZM7 11v2h7v-2ZM7 14.800v2h7v-2ZM16 7.200v2h1.600v-2ZM16 11v2h1.600v-2ZM16 14.800v2h1.600v-2Z",
  "datacentre-announced": "M4 4h16v16H4ZM6 6v12h12V6ZM8.5 8.700h7v1.600h-7ZM8.5 13.700h7v1.600h-7Z",
  "locked-in":
    "M7 11V8.500a5 5 0 0 1 10 0V11h1.500v9.500h-13V11ZM9.2 11h5.600V8.500a2.8 2.8 0 0 0-5.6 0Z",
  "locked-out":
    "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18ZM8.4 6.9 12 10.5 15.6 6.9 17.1 8.4 13.5 12 17.1 15.6 15.6 17.1 12 13.5 8.4 17.1 6.9 15.6 10.5 12 6.9 8.400Z",
} as const;

export type IconName = keyof typeof iconShapes;

export const iconNames = Object.keys(iconShapes).filter(
  (name): name is IconName => name in iconShapes,
);
