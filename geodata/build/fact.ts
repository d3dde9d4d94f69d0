/** A published figure in our own words. */
export type Fact = {
  id: string;
  /** Ids of the notes it rests on; a note marked as memory or of low confidence is refused. */
  notes: readonly string[];
  /** Rating of a fact that rests on no note; such a fact is else unverified. */
  confidence?: "medium";
  ko: string;
  en: string;
  /** The figure that stands for the fact; null where the fact is not a number. */
  value: number | null;
  /** All its figures by name. */
  values: Readonly<Record<string, number>>;
  unit: string;
  vintage: string;
  source: string;
};
