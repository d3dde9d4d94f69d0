/** Largest relative error of one rounding to a double: 2⁻⁵³. */
export const UNIT_ROUNDOFF = 2 ** -53;

/**
 * A sum that carries what each addition rounds away (Neumaier), and knows by how much it can be off
 * for all that: also by the rounding of the terms themselves, where each is a product.
 */
export class PreciseSum {
  private total = 0;
  private rest = 0;
  private size = 0;
  private count = 0;

  add(term: number): void {
    const next = this.total + term;
    const isLarger = Math.abs(this.total) >= Math.abs(term);
    this.rest += isLarger ? this.total - next + term : term - next + this.total;
    this.total = next;
    this.size += Math.abs(term);
    this.count += 1;
  }

  /** No more than the sum of the exact terms; −Infinity where one of them is. */
  floor(): number {
    if (this.total === Number.NEGATIVE_INFINITY) return this.total;
    const sum = this.total + this.rest;
    const { size, count } = this;
    // Each term as a product, the second order of the additions, and the last steps here.
    const relative = 2 * UNIT_ROUNDOFF + (2 * count * UNIT_ROUNDOFF) ** 2;
    return sum - relative * size - 4 * UNIT_ROUNDOFF * Math.abs(sum);
  }
}
