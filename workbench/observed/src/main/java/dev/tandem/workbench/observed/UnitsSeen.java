package dev.tandem.workbench.observed;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The units of one ReLU layer after training. A unit whose output is 0 on every row passes no
 * gradient on: nothing that lies before it learns through it.
 *
 * @param layer index among all layers
 * @param units how many it has
 * @param silent how many of them are 0 on all rows that were inspected
 * @param rows how many training rows were inspected
 */
public record UnitsSeen(int layer, int units, int silent, int rows) {
  /** Whether no unit of the layer ever had another output than 0. */
  @JsonIgnore
  public boolean dead() {
    return silent == units;
  }
}
