package dev.tandem.workbench.observed.cost;

/**
 * How much arithmetic something takes: multiply-adds of matrix products, and all other operations
 * on single values. A function of one value, such as tanh, counts as one.
 */
public record Operations(long multiplyAdds, long others) {
  public static final Operations NONE = new Operations(0, 0);

  /** All together, a multiply-add being two. */
  public long total() {
    return 2 * multiplyAdds + others;
  }

  public Operations plus(Operations more) {
    return new Operations(multiplyAdds + more.multiplyAdds, others + more.others);
  }

  public Operations times(long factor) {
    return new Operations(multiplyAdds * factor, others * factor);
  }
}
