/**
 * Points of a curve that may go on for hours in little memory. When there are too many, neighbours
 * are merged into their means, and from then on as many points as needed make one.
 */
export class History {
  /** The last point as it came, unmerged. */
  last = null;
  #limit;
  #width;
  #points = [];
  #sum;
  #summed = 0;
  #each = 1;

  constructor(width, limit = 1000) {
    this.#width = width;
    this.#limit = limit;
    this.#sum = new Float64Array(width);
  }

  add(values) {
    this.last = values;
    for (let i = 0; i < this.#width; i++) {
      this.#sum[i] += values[i] ?? NaN;
    }
    if (++this.#summed === this.#each) {
      this.#points.push(Array.from(this.#sum, (sum) => sum / this.#each));
      this.#sum.fill(0);
      this.#summed = 0;
      if (this.#points.length >= this.#limit) {
        this.#halve();
      }
    }
  }

  #halve() {
    const merged = [];
    for (let i = 0; i + 1 < this.#points.length; i += 2) {
      const [a, b] = [this.#points[i], this.#points[i + 1]];
      merged.push(a.map((value, column) => (value + b[column]) / 2));
    }
    this.#points = merged;
    this.#each *= 2;
  }

  /** One column up to the last point; what is not a number is null. */
  column(index) {
    const points = this.#summed > 0 ? [...this.#points, this.last] : this.#points;
    return points.map((point) => (Number.isFinite(point[index]) ? point[index] : null));
  }
}
