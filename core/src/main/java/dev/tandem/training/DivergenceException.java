package dev.tandem.training;

/** Training cannot go on: the loss is no longer a finite number. */
public final class DivergenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DivergenceException(int epoch, long step, double loss) {
    super(
        "diverged in epoch "
            + epoch
            + ", step "
            + step
            + ": expected a finite loss, got "
            + loss
            + "; a smaller learning rate may help");
  }
}
