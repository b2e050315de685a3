package dev.tandem.workbench.judgement.audit;

/** Runs that cannot be audited; the message is one line for people. */
public final class AuditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AuditException(String message) {
    super(message);
  }
}
