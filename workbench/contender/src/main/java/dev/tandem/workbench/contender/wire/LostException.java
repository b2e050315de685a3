package dev.tandem.workbench.contender.wire;

/** A contender that the machine lets down, for instance by a full disk: it might do well later. */
public final class LostException extends ContenderException {
  private static final long serialVersionUID = 1L;

  public LostException(String message) {
    super(message);
  }

  @Override
  public boolean lost() {
    return true;
  }
}
